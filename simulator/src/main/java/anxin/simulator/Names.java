package anxin.simulator;

import java.util.List;

/** Names as they are usual in the field; those of companies show that they are made up. */
final class Names {

    private static final String[] SURNAMES =
            "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金"
                    .split(" ");
    private static final String MEN = "强伟军勇杰涛明超刚平辉鹏华飞波斌建国志文德富贵才福生春海林云龙山成武忠义仁诚远新";
    private static final String WOMEN = "芳娟敏静丽艳霞秀英华慧玲梅琴兰凤红燕春菊莉萍云珍香";

    /** Words that say "made up": 拟 simulated, 虚 unreal, 幻 illusory, 设 supposed, 演 acted, 梦 dreamt. */
    private static final String UNREAL = "拟虚幻设演梦";

    private static final String SCENERY = "山川谷河原峰泉岭湖溪洲岩";

    private static final List<String> TEAM_NUMBERS = List.of("一", "二", "三", "四", "五", "六");

    private Names() {}

    static String person(Dice dice, boolean man) {
        var given = man ? MEN : WOMEN;
        var name = new StringBuilder(SURNAMES[dice.below(SURNAMES.length)]).append(letter(dice, given));
        return dice.chance(0.75) ? name.append(letter(dice, given)).toString() : name.toString();
    }

    static String corp(Dice dice, String place, String line) {
        return place + letter(dice, UNREAL) + letter(dice, SCENERY) + line;
    }

    static String team(String trade, int number) {
        return trade + TEAM_NUMBERS.get(number % TEAM_NUMBERS.size()) + "班";
    }

    static String project(Dice dice, Place place, String town, String category) {
        var kind = dice.pick(
                switch (category) {
                    case "02" -> List.of("污水处理厂", "老旧小区改造", "供水管网改造", "市政道路");
                    case "05" -> List.of("乡村公路", "农村公路提质改造", "旅游公路");
                    case "07" -> List.of("水库除险加固", "灌区渠道衬砌", "河道治理", "高标准农田");
                    case "08" -> List.of("光伏电站", "变电站扩建");
                    default -> List.of("安置房", "保障性租赁住房", "中心小学教学楼", "卫生院综合楼", "标准厂房", "养老服务中心", "农贸市场", "文化活动中心");
                });
        return place.name() + town + kind + dice.pick(List.of("一期", "二期", "三期", "")) + "工程";
    }

    private static char letter(Dice dice, String letters) {
        return letters.charAt(dice.below(letters.length()));
    }
}
