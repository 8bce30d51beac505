package anxin.engine.clue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sums of money in a letter. A letter names contract prices, daily rates, part payments and what a flat cost as
 * well; each sum is judged by its own clause, then by the clauses beside it.
 */
final class Sums {

    /** Not given, in the many ways to say so. */
    static final String NOT_GIVEN =
            "(?:没有?|未|不|无法|拒|尚未|分文未|分文不)(?:能|再|肯|予|及时|按时|有|我们?|一分钱?|完全|全部|足额)*(?:给|付|发|结|拿到|拿过|领到|收到|支付|兑现|到账|到手|到位|还(?!有|是|在)|补|打款|打给|要到|落实|见到|见着)"
                    + "|(?:拿|要|领|收|讨|结|发|付|给|还|兑)不(?:到|回|了|出|上|起|清|下)|没着落|没有着落|没钱|分文|一分钱?(?:都|也)?(?:没|未|不)|白条|欠条|打水漂|被卷|卷走|再就没有|就没有了|没有了|跑路|跑了|失联|赖账|赖着|不认账|扣着|押着|压着|拖着|拖到|一拖再拖|拖延|推诿|推脱|推来推去";

    private static final Pattern STILL = Pattern.compile(
            "(?:尚|还|下|仍|仍然|现|目前|至今|剩)(?:是|有|共|余|剩|总共|一共|合计|累计)*(?:欠|差)|还(?:应|该|需)(?:得|付|支付|给|有)?|少(?:发|给|付|算)了?|剩(?:余|下|的|了|我|约)*|余款|余下|余额|尾款|差额|欠款余");
    private static final Pattern ALSO = Pattern.compile("还有");

    /** {@code 总包还差他四十万}: owed to the boss, not to those who write. */
    private static final Pattern TO_OTHERS = Pattern.compile(
            "(?:欠|差|付给|拨给|给)(?:了|着)?(?:他(?!们)|她(?!们)|老板|包工头|工头|承包商|施工队|劳务公司|施工方|供应商|银行|材料商|开发商)[^,]{0,8}$");

    private static final Pattern OURS =
            Pattern.compile("(?:我们?|本人|工人|民工|大家|大伙)的?(?:工资|工钱|血汗钱|劳务费|报酬)(?:总额|总共|一共|共|合计|是|为|有|大概|约|总计)*$");
    private static final Pattern OWED = Pattern.compile("拖欠|欠|差(?:我|他|她|咱|大家|工人|下面)|压(?:了|着|在)|克扣|扣(?:了|着|我|押|发|下|除我)|"
            + NOT_GIVEN + "|尚有|还有|讨要|讨回|追讨|追回|要回|索要|卷走|垫付|支付我|补发|补齐|补偿我|返还|归还|侵吞|截留");
    private static final Pattern SHOULD = Pattern.compile("应得|应付|应发|应支付|应当支付|应该有|应有|该得|理应");
    private static final Pattern PROJECT_PAY = Pattern.compile("工程款|尾款|货款|材料款|进度款|质保金");
    private static final Pattern UNPAID_AFTER =
            Pattern.compile("^[^,。!?;\\d]{0,12}?,?(?:[^,。!?;\\d]{0,14}?)(?:" + NOT_GIVEN + "|拖|欠(?!款)|被扣)");
    private static final Pattern TOTAL = Pattern.compile(
            "共|拢共|统共|合计|总计|累计|总额|总数|总的|总工资|总价|总金额|全部|加起来|加一起|加在一起|合起来|算下来|算起来|一起有|约合|结算单|结算金额|结算价|总结算|少说也?有|总劳务|金额(?:为|达|高达|是|约)?$|高达|多达|达到?$");
    private static final Pattern PAY =
            Pattern.compile("工资|薪|工钱|劳务费|劳务款|人工费|血汗钱|辛苦钱|劳动报酬|报酬|民工款|提成|课时费|运费|工程款|货款|材料款|租金|台班费|机械费|尾款|装修款|菜款|进度款|款");
    private static final Pattern PAY_AFTER = Pattern.compile(
            "^(?:多|余|左右|元|整|块|钱|人民币|的|[(（][^)）]{0,12}[)）])*(?:工资|薪|工钱|劳务费|人工费|血汗钱|辛苦钱|劳动报酬|民工款|农民工工资|工人工资|民工工资|员工工资|职工工资|提成|工程款|货款)");
    private static final String BUT_NOT = "[^,欠差没未不剩拒条还]";
    private static final Pattern PAID = Pattern.compile("(?:已经?|只|仅|才|先|陆续|前后|中途|平时|期间|期间内?|前前后后)" + BUT_NOT
            + "{0,7}(?:支付|付|给|发|结|预支|借支|领|拿|收|打|还|转|兑|拨)" + BUT_NOT
            + "{0,9}$|(?<![没未不拒应欠垫需该])(?:支付|付|给|发放?|结|预支|借支|领取?|拿|收|打|转|借|拨|还)(?:给|到|过|了|完)+" + BUT_NOT
            + "{0,9}$|(?:预支|借支|扣除|除去|除了|减去|支取|预付)[^,欠]{0,6}$");
    private static final Pattern PAID_AFTER = Pattern.compile("^(?:多|余|左右|元|块|钱|整)*(?:已经?|都)(?:付|给|发|结|拿|领)");
    private static final Pattern RATE_BEFORE = Pattern.compile(
            "(?:时薪|年薪|人均|平均|每平方米?|每平米?|每方|每吨|单价|标准|每小时|月均|按|低保|每张|每件|每车|每套|每户|每单|每台|每栋|每层|每年|一年|每斤|每米|每亩|每股|每次|每间)[^,]{0,7}$");
    private static final Pattern RATE_AFTER = Pattern.compile(
            "^(?:多|余|左右|元|块|钱|人民币)*(?:/|一平方|一平|一方|一米|一吨|一小时|一单|一台|一车|一件|一栋|一层|一间|一年|一次|的标准|每平|每单|不等|/单)");
    private static final Pattern PER_PERSON_BEFORE = Pattern.compile("(?:每人|人均|每个人|一人|每个工人|每位|每名)[^,每]{0,10}$");
    private static final Pattern PER_PERSON_AFTER = Pattern.compile("^(?:多|余|左右|元|块|钱|人民币)*(?:一个人|每人|每个人|一人|/人)");
    private static final Pattern PER_DAY_BEFORE =
            Pattern.compile("(?:每天|每日|一天|日薪|日工资|天工资|每个工|一个工|每工|工价|每班|一个班|点工|日结)[^,月]{0,8}$");
    private static final Pattern PER_DAY_AFTER =
            Pattern.compile("^(?:多|余|左右|元|块|钱|人民币)*(?:/天|/日|/工|一天|每天|一个工|一工|每工|一日|日结|天(?!\\p{IsHan}*欠))");
    private static final Pattern PER_MONTH_BEFORE = Pattern.compile(
            "(?:每个?月|月薪|底薪|月收入|(?<!\\d|最后|上|头|这|押|差|欠|扣|第|还有|了)一个月|(?<![个半\\d月])月工资|基本工资|保底)[^,天日]{0,7}$");
    private static final Pattern PER_MONTH_AFTER =
            Pattern.compile("^(?:多|余|左右|元|块|钱|人民币)*(?:/月|/个月|一个月|每月|一月|每个月|月薪|底薪)");
    private static final Pattern PRICE = Pattern.compile(
            "合同价|合同金额|合同总|造价|投资|注册资本|中标|产值|报价|首付|房款|房价|购房|贷款|月供|学费|医药费|医疗费|罚款|双倍|赔偿|补偿金|社保|押金|违约金|利息|本金|价值|卖|买|售价|拨款|资金|加班费|补贴|津贴|奖金|伙食费|生活费|路费|车费|保证金|缴纳|交了|捐|承包价|预算|赔付|高利贷|办理|养老|公积金|保险|面积|房租|花了|花费|差旅|贿赂|赌|宝马|豪车|法律|条例|依据|规定");
    private static final Pattern PRICE_AFTER = Pattern.compile(
            "^(?:多|余|元|块|的|左右|人民币)*(?:\\p{IsHan}{0,3}押金|罚款|风险金|补偿|赔偿|医药费|房款|首付|贷款|利息|学费|社保|保证金|生活费|以上|以下|投资|资金|补贴|项目|工程$|的工程|路费|饭钱|饭费|伙食)");
    private static final Pattern MEASURED = Pattern.compile(
            "^(?:多|余)*(?:人|名|位|户|平|亩|辆|吨|公里|米|套|册|字|斤|方|分之|次|岁|个|家|台|只|头|棵|瓦|千瓦|伏|年|月|天|倍|篇|座|栋|项|件|张|种|部|条|块砖|群众|百姓|业主|居民|粉丝|游客|用户|人民(?!币)|(?:农民工?+|民工|员工|职工|工人|学生|市民|老百姓)(?!(?:的)?(?:工资|血汗|工钱|薪|劳|辛苦|钱|款)))");
    private static final Pattern BARE_SUM = Pattern.compile(
            "(?:欠[^,0-9]{0,10}|还有|还差|差我们?|少我们?|少给我?|共|合计|总计|金额|每月|月薪|工资|血汗钱|工钱|薪水|报酬|总额|尚欠|还剩|剩余|剩下|给过|算下来|每人|人均|发了|给了|付了|只给|借支|预支|拿了|领了|底薪|每天|一天|一个月|每个月|提成|押金|风险金|保证金|奖金|款|费用?)(?:为|约|达|是|计|有|大概|差不多|才|只|就|:)*$");
    private static final Pattern PART = Pattern.compile("其中|我个人|我自己的?|我一个人|我这边|光我|仅我|我的就|最多的?|最少的?|有的");

    private static final Pattern ALTOGETHER = Pattern.compile("一共|总共|共计|合计|总计|共(?!同|享)|加起来");
    private static final Pattern ANOTHER = Pattern.compile("[\\d一二两三四五六七八九十百千万几]+(?:万|元|块)(?!\\p{IsHan}{0,2}欠条)");

    private static final int BEFORE = 40;
    private static final int AFTER = 36;

    private Sums() {}

    static List<Sum> of(LetterText letter) {
        var sums = new ArrayList<Sum>();
        var text = letter.text();
        for (int i = 0; i < text.length(); i++) {
            if (Numeral.starts(text.charAt(i)) && (i == 0 || !continues(text, i))) {
                var numeral = Numeral.at(text, i);
                if (numeral != null) {
                    var sum = sum(letter, numeral, sums.isEmpty() ? null : sums.getLast());
                    if (sum != null) {
                        sums.add(sum);
                    }
                    i = numeral.end() - 1;
                }
            }
        }
        return sums;
    }

    private static boolean continues(String text, int at) {
        char before = text.charAt(at - 1);
        return text.charAt(at) < 128
                && (before == '.' || before == '*' || before == '-' && at > 1 && afterYear(text, at));
    }

    private static boolean afterYear(String text, int at) {
        return Character.isDigit(text.charAt(at - 2))
                && text.charAt(at - 2) < 128
                && at > 5
                && text.charAt(at - 5) == '-';
    }

    private static @Nullable Sum sum(LetterText letter, Numeral numeral, @Nullable Sum previous) {
        var text = letter.text();
        int end = numeral.end();
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        var rest = letter.after(end, AFTER);
        var before = letter.before(numeral.start(), BEFORE);
        boolean marked = rest.startsWith("元")
                || rest.startsWith("块") && !rest.startsWith("块砖")
                || rest.startsWith("圆")
                || rest.startsWith("人民币")
                || rest.startsWith("RMB")
                || before.endsWith("¥")
                || before.endsWith("￥");
        boolean counted = numeral.large() && !MEASURED.matcher(rest).find() && !before.endsWith("千");
        boolean bare = numeral.value().compareTo(BigDecimal.valueOf(100)) >= 0
                && (BARE_SUM.matcher(before).find()
                        || UNPAID_AFTER.matcher(rest).find()
                                && PAY.matcher(LetterText.lastClause(before)).find())
                && !MEASURED.matcher(rest).find()
                && numeral.value().compareTo(BigDecimal.valueOf(10_000_000_000L)) < 0;
        if (!marked && !counted && !bare || numeral.value().compareTo(BigDecimal.valueOf(50)) < 0) {
            return null;
        }
        int last = end;
        if (marked && last < text.length() && "元块圆".indexOf(text.charAt(last)) >= 0) {
            last++;
        }
        return weigh(
                numeral,
                letter.passage(numeral.start(), last),
                before,
                letter.after(last, AFTER),
                letter.inTitle(last),
                previous != null && previous.paid());
    }

    private static Sum weigh(
            Numeral numeral, Passage passage, String before, String after, boolean inTitle, boolean afterPaid) {
        var clause = clause(before);
        // A short clause (工资:) says little; then what stands before it belongs to it.
        var near = clause.length() >= 4 ? clause : before.substring(Math.max(0, before.length() - 20));
        near = sinceLastSum(near);
        var tail = LetterText.firstClause(after);
        boolean left =
                STILL.matcher(near).find() || afterPaid && ALSO.matcher(near).find();
        boolean paid =
                !left && (PAID.matcher(near).find() || PAID_AFTER.matcher(after).find());
        boolean ours = OURS.matcher(near).find();
        boolean owedHere = !paid
                && (left
                        || ours
                        || OWED.matcher(near).find()
                        || UNPAID_AFTER.matcher(untilNextSum(after)).find());
        boolean owedNear = OWED.matcher(before).find() || OWED.matcher(after).find();
        boolean total = TOTAL.matcher(near).find();
        boolean should = SHOULD.matcher(near).find();
        boolean due =
                should || PAY.matcher(near).find() || PAY_AFTER.matcher(tail).find();
        boolean price = PRICE.matcher(sinceLastSum(clause)).find()
                || PRICE_AFTER.matcher(tail).find();
        boolean part = PART.matcher(near).find();
        var rate = rate(sinceTotal(near), after);
        double weight = left ? 4 : owedHere ? 3 : should ? 2.5 : owedNear ? 1.5 : 0;
        weight -= PROJECT_PAY.matcher(near).find() || PROJECT_PAY.matcher(tail).lookingAt() ? 1.5 : 0;
        weight += total ? 2 : 0;
        weight += due ? 1.5 : PAY.matcher(before).find() ? 0.7 : 0;
        weight += inTitle ? 1 : 0;
        weight += ours ? 1 : 0;
        weight -= TO_OTHERS.matcher(near).find() ? 4 : 0;
        weight -= paid ? 5 : 0;
        weight -= part ? 2.5 : 0;
        weight -= rate == Sum.Rate.NONE ? 0 : total && rate != Sum.Rate.PERSON ? 2 : 5;
        weight -= price ? owedHere && due ? 1.5 : 3 : 0;
        return new Sum(
                numeral.value().stripTrailingZeros(),
                passage,
                weight,
                owedHere,
                left,
                total,
                due,
                paid,
                part,
                price && !(owedHere && due),
                rate);
    }

    /** Words before another sum speak of that one. */
    private static String sinceLastSum(String words) {
        var sum = ANOTHER.matcher(words);
        int from = 0;
        while (sum.find()) {
            from = sum.end();
        }
        return words.substring(from);
    }

    /** {@code 每月底薪和提成一共1万}: what comes before the total is no rate of it. */
    private static String sinceTotal(String words) {
        var total = ALTOGETHER.matcher(words);
        int from = 0;
        while (total.find()) {
            from = total.end();
        }
        return words.substring(from);
    }

    private static String untilNextSum(String words) {
        var sum = ANOTHER.matcher(words);
        return sum.find() ? words.substring(0, sum.start()) : words;
    }

    /** The last clause; a comma inside a number or right before it is none. */
    private static String clause(String before) {
        return LetterText.lastClause(
                before.endsWith(",") || before.endsWith(":") ? before.substring(0, before.length() - 1) : before);
    }

    private static Sum.Rate rate(String near, String after) {
        boolean month = PER_MONTH_BEFORE.matcher(near).find()
                || PER_MONTH_AFTER.matcher(after).find();
        if (PER_DAY_BEFORE.matcher(near).find() || PER_DAY_AFTER.matcher(after).find()) {
            return Sum.Rate.DAY;
        }
        if (!month
                && (PER_PERSON_BEFORE.matcher(near).find()
                        || PER_PERSON_AFTER.matcher(after).find())) {
            return Sum.Rate.PERSON;
        }
        if (month) {
            return Sum.Rate.MONTH;
        }
        return RATE_BEFORE.matcher(near).find() || RATE_AFTER.matcher(after).find() ? Sum.Rate.OTHER : Sum.Rate.NONE;
    }
}
