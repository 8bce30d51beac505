package anxin.engine.clue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many workers are owed. A single writer who speaks of no others is one. */
final class HeadcountExtractor {

    private static final String WHO =
            "(?:离职|在职|在编|在岗|在编在岗|一线|女|男|老|外地|本地|贫困|残疾|退伍|施工|建筑|装修|小学|中学|乡村|乡镇|公司|全体|临时|合同|农民|普通|外来|打工|同村|我们|工地|班组|劳动|出租车|清运|环卫|幼儿园|一起|苦命|下岗|可怜|聘用|代课|清洁|保洁|的)*";
    private static final String PERSON = "(?:名|位|个|号|口)?(?:左右|的)?" + WHO
            + "(?:农民工|民工|务工人员|打工者|工人|员工|职工|工友|同事|教师|老师|保安|司机|门卫|教练|驾驶员|保洁员|清洁工|环卫工|护工|护士|医生|技师|厨师|服务员|教练员?|学生|村民|木工|瓦工|泥工|电工|焊工|普工|小工|大工|钢筋工|粉刷工|油漆工|工作人员|人员|干部|兄弟|弟兄|姐妹|老乡|阿姨|大姐|大妈|大嫂|妇女|大叔|男的|女的|伙计|骨干|教职工|教职员工|打工人|打工仔|劳动者|村医|实习生|帮工|苦力|师生|(?!个|天|月|年|吨|车|小|块|件|标|期|号|栋|楼|层|区|级|线|段|万|元|方|平|米)\\p{IsHan}{1,3}?(?:工|员|手|师傅|匠)(?!作|程|地|厂|时|资|费|机|序|期|段|商|件)|师傅|骑手|矿工|人)|(?:名|位|个)(?!月|小时|项目|工地|单位|公司|部门|老板|包工头|工头|孩子|小孩|老人)[\\p{IsHan}]{1,5}?(?:农民工|民工|工人|员工|职工|工友|老乡|兄弟|姐妹|同事|老师|教师|妇女|保安|保洁|司机|技工)|(?:名|位|号人)";
    private static final Pattern PEOPLE = Pattern.compile("^ ?(?:左右)?(?:" + PERSON + ")");
    private static final Pattern MEASURE = Pattern.compile("^[个名位人号口]");

    /** {@code 同事有四十多个}: the measure word alone, when the clause says who. */
    private static final Pattern MEASURE_ALONE = Pattern.compile("^ ?(?:多|余|来|几)?个(?=[,。;!?、\n]|都|$)");

    private static final Pattern WHO_BEFORE = Pattern.compile("像我|和我|跟我|同事|工友|工人|员工|姐妹|兄弟|我们|被欠|同学|民工|妇女|村民|老乡|老师");
    private static final Pattern PLAIN_COUNT = Pattern.compile("^ ?(?:多|余)?个人|^ ?(?:多|余)?人");
    private static final Pattern OWED =
            Pattern.compile("拖欠|欠|未发|没发|未付|没付|涉及|共计?|一共|总共|合计|我们|工友|等$|多达|近$|代表|带领|带着|手下|克扣");
    private static final Pattern UNPAID_AFTER = Pattern.compile("工资|薪|血汗钱|工钱|未|没|被拖欠|被欠|讨|拿不到");
    private static final Pattern NOT_OWED =
            Pattern.compile("退休|学生|业主|家里|家中|一家|全家|领导|打手|保安把|死|伤|招聘|面试|住|村民|游客|乘客|参保|股东|合伙|其中|另外|人口|老板等|派|打了|叫了|每|第");
    private static final Pattern US = Pattern.compile("(?:我们|咱们|我组|我队|我村)(?:这|一共|总共|共|有|全组)*$");
    private static final Pattern NOT_PEOPLE_AFTER =
            Pattern.compile("^ ?(?:多|余)?(?:人)?(?:次|大代表|民币|民|生|口|行道|家|才|均|物|事|力|工费|社|间|大|为|心)");
    private static final Pattern AND_I = Pattern.compile("(?:我和|我与|我跟|我及|本人和|本人与|本人及|我带|本人带|我还有)[^,]{0,8}$");
    private static final Pattern ALONE = Pattern.compile("本人|我是|我在|我于|我叫|我的|拖欠我|欠我|给我|我从|投诉人|我一个人|我");
    private static final Pattern SURELY_ALONE = Pattern.compile("本人|拖欠我(?!们|等)|欠我(?!们|等)|我一个人|投诉人|我叫|扣我(?!们)");
    private static final Pattern SURELY_TOGETHER = Pattern.compile(
            "我们(?:这|一(?!家)|几|十|百|全体|大家|这些|所有|是|一帮|一群|工人|民工|农民工|员工|的工资|工资|的血汗钱|辛苦)|工友|大家的|员工们|工人们|民工们|我等|同事们|我和|全体|大伙|老师们|欠我们|给我们(?:发|付|结)");
    private static final Pattern TOGETHER = Pattern.compile(
            "我们(?!平头|老百姓|百姓|农民(?!工)|弱势|普通|小老百姓|老实人|穷人|家(?!人都))|咱们|工友|大家|员工们|工人们|民工们|我等|同事|一帮|几个人|农民工兄弟|全体|我和|各位工人|大伙|老师们|广大");
    private static final String NAME = Vocabulary.any("surname") + "\\p{IsHan}{1,2}";
    private static final Pattern LISTED =
            Pattern.compile("我(?:与|和|跟|、)((?:" + NAME + "、)+" + NAME + ")(?=等|在|一起|共|几|都|,|和)");
    private static final Pattern OWED_TO_ME =
            Pattern.compile("(?:拖欠|欠|克扣|扣了?|差|不给|没给|没有给|不付|没付给|拖着|少发|少给)(?:了)?(?:本人|我)(?!们|等|和|与|班|这边|组)");
    private static final Pattern COUPLE =
            Pattern.compile("我们夫妻|夫妻(?:两|俩|二人)|我和(?:我)?(?:老公|老婆|丈夫|妻子|爱人|父亲|母亲|儿子|哥哥|弟弟)");
    private static final String KIN =
            "(?:我(?:的|们)?|(?<=[,。!?;\n]))(?:爸爸?|妈妈?|父亲|母亲|丈夫|老公|老婆|妻子|爱人|儿子|女儿|哥哥?|弟弟?|姐姐?|妹妹?|叔叔?|舅舅|岳父|公公|家人|亲戚|朋友)";

    /** Written for one other: {@code 我爸在工地做泥工}. */
    private static final Pattern ONE_OTHER = Pattern.compile("(?:" + KIN
            + "|老乡" + Vocabulary.any("surname") + ".{1,3}|申请人" + Vocabulary.any("surname")
            + "某?)[^。!?;\n]{0,30}?(?:做|干|打工|上班|工作|务工|雇|修|工资|工钱|欠)");

    private static final Pattern OTHERS_TOO = Pattern.compile("他们|带着|带领|带了|一起|和.{0,6}(?:个|名|位)?人|等人");
    private static final Pattern FELLOWS = Pattern.compile("工友|欠我们|我们(?:几|十|百|工人|民工|农民工|员工|大家|全体|一帮)|大伙|员工们|全体|我和");
    private static final Pattern AND = Pattern.compile("和|、|及|加|,");

    private record Count(int people, Passage passage, double weight) {}

    Reading<Integer> read(LetterText letter) {
        var listed = LISTED.matcher(letter.text());
        if (listed.find()) {
            int others = 1 + (int) listed.group(1).chars().filter(c -> c == '、').count();
            return Reading.of(1 + others, 0.7, List.of(letter.passage(listed)));
        }
        var counts = counts(letter);
        var sides = together(letter, counts);
        if (sides != null) {
            return sides;
        }
        var best = counts.stream()
                .filter(count -> count.weight >= 1)
                .max(Comparator.comparingDouble(Count::weight).thenComparing(Count::people))
                .orElse(null);
        if (best != null) {
            return Reading.of(best.people, Math.min(0.95, 0.55 + 0.08 * best.weight), List.of(best.passage));
        }
        var couple = letter.find(COUPLE, 1);
        if (!couple.isEmpty()) {
            return Reading.of(2, 0.6, couple);
        }
        var owedToMe = letter.find(OWED_TO_ME, 2);
        if (!owedToMe.isEmpty() && letter.find(FELLOWS, 1).isEmpty()) {
            return Reading.of(1, 0.8, owedToMe);
        }
        var surely = letter.find(SURELY_ALONE, 2);
        if (!surely.isEmpty() && letter.find(SURELY_TOGETHER, 1).isEmpty()) {
            return Reading.of(1, 0.75, surely);
        }
        var other = letter.find(ONE_OTHER, 1);
        if (!other.isEmpty()
                && letter.find(SURELY_TOGETHER, 1).isEmpty()
                && letter.find(OTHERS_TOO, 1).isEmpty()) {
            return Reading.of(1, 0.65, other);
        }
        var alone = letter.find(ALONE, 3);
        if (!alone.isEmpty() && letter.find(TOGETHER, 1).isEmpty()) {
            return Reading.of(1, 0.6 + 0.08 * alone.size(), alone);
        }
        return Reading.none(counts.isEmpty() ? 0.9 : 0.6);
    }

    /** {@code 附三工地的杂工}: one Chinese digit without a measure word belongs to a name. */
    private static boolean bareDigit(LetterText letter, Numeral numeral) {
        return numeral.end() - numeral.start() == 1
                && letter.text().charAt(numeral.start()) > 127
                && !MEASURE.matcher(letter.after(numeral.end(), 1)).find();
    }

    /** {@code 8个老师和2个阿姨} are ten. */
    private static @Nullable Reading<Integer> together(LetterText letter, List<Count> counts) {
        for (int i = 0; i + 1 < counts.size(); i++) {
            var one = counts.get(i);
            var next = counts.get(i + 1);
            int gap = next.passage.start() - one.passage.end();
            if (one.weight >= 1
                    && next.weight >= 0
                    && gap >= 0
                    && gap <= 2
                    && AND.matcher(letter.text().substring(one.passage.end(), next.passage.start()))
                            .matches()) {
                return Reading.of(one.people + next.people, 0.7, List.of(one.passage, next.passage));
            }
        }
        return null;
    }

    private static List<Count> counts(LetterText letter) {
        var counts = new ArrayList<Count>();
        var text = letter.text();
        for (int i = 0; i < text.length(); i++) {
            if (!Numeral.starts(text.charAt(i))) {
                continue;
            }
            var numeral = Numeral.at(text, i);
            if (numeral != null) {
                var count = count(letter, numeral);
                if (count != null) {
                    counts.add(count);
                }
                i = numeral.end() - 1;
            }
        }
        return counts;
    }

    private static @Nullable Count count(LetterText letter, Numeral numeral) {
        var rest = letter.after(numeral.end(), 16);
        var people = PEOPLE.matcher(rest);
        boolean alone = false;
        if (!people.find()) {
            people = MEASURE_ALONE.matcher(rest);
            alone = people.find()
                    && WHO_BEFORE
                            .matcher(LetterText.lastClause(letter.before(numeral.start(), 20)))
                            .find();
            if (!alone) {
                return null;
            }
        }
        int count = numeral.intValue();
        if (letter.before(numeral.start(), 1).equals("月")
                || !alone && NOT_PEOPLE_AFTER.matcher(rest).find()
                || count < 2
                || numeral.large()
                || bareDigit(letter, numeral)
                || rest.startsWith("些")
                || numeral.value().stripTrailingZeros().scale() > 0) {
            return null;
        }
        var before = letter.before(numeral.start(), 14);
        var clause = LetterText.lastClause(before);
        var after = letter.after(numeral.end() + people.end(), 12);
        double weight = PLAIN_COUNT.matcher(rest).find() ? 1 : 1.5;
        weight += OWED.matcher(clause).find() ? 2 : OWED.matcher(before).find() ? 1 : 0;
        weight += UNPAID_AFTER.matcher(after).find() ? 1.5 : 0;
        weight += letter.inTitle(numeral.end()) ? 1.5 : 0;
        weight += count >= 10 ? 0.5 : 0;
        boolean andI = AND_I.matcher(clause).find();
        weight -= !andI && NOT_OWED.matcher(clause).find()
                        || !US.matcher(clause).find()
                                && NOT_OWED.matcher(people.group()).find()
                ? 4
                : 0;
        int writer = andI && !people.group().isEmpty() && count < 10 ? 1 : 0;
        return new Count(count + writer, letter.passage(numeral.start(), numeral.end() + people.end()), weight);
    }
}
