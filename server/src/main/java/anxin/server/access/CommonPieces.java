package anxin.server.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What guessed passwords are made of: words everybody thinks of, runs, rows of the keyboard, years and days. */
final class CommonPieces {

    private static final String WORDS = """
            password passwd pass word admin administrator root user guest test testing demo login welcome hello secret
            master system server default change letmein access super manager public private temp office computer
            iloveyou love baby angel sunshine princess dragon monkey football summer winter spring autumn monday friday
            one two three china chinese google apple huawei xiaomi tencent weixin wechat alipay taobao baidu
            woaini woaiwo aini wode nide mima denglu yonghu guanli guanliyuan xitong ceshi zhanghao zhongguo zhonghua
            renmin gongan jiancha laodong nongmingong gongzi anxin xinchou qianxin zhengfu renshe rensheju jianguan
            zhudui zhidui dadui gongsi danwei bangong shouji dianhua nihao hello haha hehe xixi tiantian baobao baobei
            laopo laogong xiaoming xiaohong xiaojie xiansheng laoshi pengyou shengri kuaile gongxi facai jixiang ruyi
            pingan xingfu jiankang shijie meili yiqi yisheng yishi aiqing
            wang zhang liu chen yang huang zhao zhou sun zhu lin luo liang song zheng tang han feng deng
            xiao ming hua hong jun wei lei ping qiang jing
            beijing tianjin hebei shanxi neimenggu liaoning jilin heilongjiang shanghai jiangsu zhejiang anhui fujian
            jiangxi shandong henan hubei hunan guangdong guangxi hainan chongqing sichuan guizhou yunnan xizang shaanxi
            gansu qinghai ningxia xinjiang guangzhou shenzhen chengdu hangzhou wuhan xian nanjing suzhou lanzhou
            zhangye gaotai dongyang jinhua changzhou
            abc abcd aaa xyz asd qwe zxc asdf qwer zxcv qaz wsx edc rfv tgb yhn qazwsx iop jkl bnm
            520 521 1314 5201314 521314 888 666 168 518 778 110 119 120 12306 007 911
            密码 管理员 系统 用户 登录 测试 中国 人民 我爱你 你好 安薪 农民工 工资 监察 劳动
            """;

    private static final String[] ROWS = {
        "01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "`1234567890-=",
                "!@#$%^&*()",
        "qwertyuiop[]", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "147258369", "741852963", "789456123", "159357",
                "1q2w3e4r5t6y7u8i9o0p",
    };

    private static final Pattern DATE = Pattern.compile(
            "(19|20)\\d{2}|(19|20)?\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");

    private static final Set<String> KNOWN = known();

    private CommonPieces() {}

    static boolean has(String piece) {
        return KNOWN.contains(piece)
                || isOneCharacter(piece)
                || DATE.matcher(piece).matches();
    }

    private static boolean isOneCharacter(String piece) {
        return piece.length() >= 3 && piece.chars().distinct().count() == 1;
    }

    private static Set<String> known() {
        var pieces = new TreeSet<>(Stream.of(WORDS.strip().split("\\s+")).toList());
        for (var row : ROWS) {
            addPartsOf(row, pieces);
            addPartsOf(new StringBuilder(row).reverse().toString(), pieces);
        }
        return Set.copyOf(pieces);
    }

    /** Three neighbours and more. */
    private static void addPartsOf(String row, Set<String> pieces) {
        for (int start = 0; start < row.length(); start++) {
            for (int end = start + 3; end <= row.length(); end++) {
                pieces.add(row.substring(start, end));
            }
        }
    }
}
