package anxin.engine.clue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is owed in all. A letter names contract prices, daily rates, part payments and what a flat cost as well; each sum
 * is judged by the words around it, and one that is owed and a total goes before all others.
 */
final class AmountExtractor {

    private static final Pattern OWED = Pattern.compile(
            "拖欠|欠|压着|未付|未发|未结|没付|没发|没结|没给|不给|尚有|还有|剩余|剩下|余款|尾款|余额|还差|差我|讨要|讨回|追讨|追回|要回|克扣|扣押|扣了|扣我|卷走|垫付|支付我|补发|补齐|返还|归还|应得|应付|应发|打了?欠条|欠条");
    private static final Pattern STILL_OWED = Pattern.compile("尚欠|还欠|下欠|仍欠|克扣了?$|少发|少给|还差|剩余|剩下|余款|尾款|还剩|还差|余下|差我|还有");
    private static final Pattern TOTAL = Pattern.compile("共|合计|总计|累计|总额|总数|总的|总金额|加起来|金额(?:为|达|高达|是|约)?$|高达|多达|达到?$");
    private static final Pattern PAY = Pattern.compile("工资|薪|工钱|劳务费|人工费|血汗钱|辛苦钱|劳动报酬|民工款|劳务款|工程款|货款|材料款");
    private static final Pattern UNPAID_AFTER = Pattern.compile(
            "^(?:多|余|左右|元|整|人民币|的|钱|工资|血汗钱|辛苦钱|工程款|劳务费|薪水|款|,|至今|到现在|现在|一直|都|也|还|仍|就|迟迟|[(（][^)）]{0,8}[)）])*(?:没|未|不给|不付|不发|拖|拿不到|要不到|被扣|被拖|无法|分文|被卷|打了?欠条|欠条)");
    private static final Pattern NOT_GIVEN = Pattern.compile("(?:没|未|不|没有)(?:给|付|发|结|拿到|支付|兑现|到账|到手)|拿不到|要不到|拖欠");
    private static final Pattern PAY_AFTER =
            Pattern.compile("^(?:多|余|左右|元|整|人民币|的)*(?:工资|薪|工钱|劳务费|人工费|血汗钱|辛苦钱|劳动报酬|民工款)");
    private static final Pattern PAID = Pattern.compile(
            "(?:已经?付|已支付|已经支付|支付了|付了|给了|发了|预支|预付|借支|借了|领了|领取了|拿了|拿到|仅付|只付|只给|只发|只拿|才给|才发|先付|先给|打了|结了|已结|收到|扣除|除去|付过|给过|发过|发放了)[^,]{0,6}$");
    private static final Pattern RATE_BEFORE = Pattern.compile(
            "(?:每个?月|每人每?月?|每天|每日|一个月|一天|一人|月薪|日薪|时薪|年薪|底薪|人均|平均|每平方米?|每平米?|每方|每吨|单价|标准|每小时|(?<![半个\\d])月工资|日工资|月收入|月均|按|工价|低保|每张|每件|每车|每套|每户|每个人)[^,]{0,7}$");
    private static final Pattern RATE_AFTER = Pattern.compile(
            "^(?:多|余|左右|元|块|钱|人民币)*(?:/|一个月|每月|一月|每天|一天|一个工|一平方|一平|一方|一米|一吨|一小时|的标准|每个?人|每平|一个人|一车|一件|不等|月薪|/天)");
    private static final Pattern PER_PERSON = Pattern.compile("(?:每人|人均|每个人|一人|每个工人)[^,每]{0,8}$");
    private static final Pattern PER_MONTH_BEFORE = Pattern.compile("(?:每个?月|月薪|一个月|(?<![半个\\d])月工资)[^,天日]{0,6}$");
    private static final Pattern PER_MONTH_AFTER = Pattern.compile("^(?:元|块|钱)*(?:/月|/个月|一个月|每月|一月)");
    private static final Pattern PRICE = Pattern.compile(
            "合同价|合同金额|合同总|造价|总价|投资|注册资本|中标|产值|报价|首付|房款|房价|购房|贷款|月供|学费|医药费|医疗费|罚款|双倍|赔偿|补偿|社保|押金|违约金|租金|利息|本金|价值|卖|买|售价|拨款|资金|加班费|补贴|津贴|奖金|伙食费|生活费|路费|车费|保证金|缴纳|交了|捐|承包价|预算|赔付|高利贷|借款|办理|养老|公积金|保险|面积");
    private static final Pattern PRICE_AFTER = Pattern.compile(
            "^(?:多|余|元|块|的|左右|人民币)*(?:罚款|押金|补偿|赔偿|医药费|房款|首付|贷款|利息|学费|社保|保证金|租金|生活费|以上|以下|投资|资金|补贴|项目|工程$)");
    private static final Pattern MEASURED = Pattern.compile(
            "^(?:多|余)*(?:人|名|位|户|平|亩|辆|吨|公里|米|套|册|字|斤|方|分之|次|岁|个|家|台|只|头|棵|瓦|千瓦|伏|年|月|天|倍|字|篇|座|栋|项|件|张|种|部|条|块砖|群众|百姓|业主|居民|农民|员工|工人|学生|市民|老百姓)");
    private static final Pattern BARE_SUM =
            Pattern.compile("(?:欠[^,0-9]{0,10}|共|合计|总计|金额|每月|月薪|工资|血汗钱|工钱|款|费用?)(?:为|约|达|是|计|:)?$");

    private static final int BEFORE = 26;
    private static final int AFTER = 18;
    private static final int IN_A_ROW = 16;
    private static final double ENOUGH = 2.5;

    /** A sum with how much speaks for its being what is owed. */
    private record Sum(
            BigDecimal yuan, Passage passage, double weight, boolean paid, boolean total, boolean owed, Rate rate) {}

    private enum Rate {
        NONE,
        PERSON,
        MONTH,
        OTHER
    }

    /**
     * @param headcount who is owed, for a letter that only says how much each is
     * @param months for how long, for a letter that only says how much a month
     */
    Reading<BigDecimal> read(LetterText letter, Reading<Integer> headcount, Reading<BigDecimal> months) {
        var sums = sums(letter);
        var listed = listed(letter, sums);
        if (listed != null) {
            return listed;
        }
        var best = sums.stream()
                .filter(sum -> sum.weight >= ENOUGH)
                .max(Comparator.comparingDouble(Sum::weight).thenComparing(Sum::yuan))
                .orElse(null);
        if (best != null && best.weight >= 4) {
            return Reading.of(best.yuan, confidence(best.weight), List.of(best.passage));
        }
        var worked = workedOut(sums, headcount, months);
        if (worked != null) {
            return worked;
        }
        return best == null
                ? Reading.none(sums.isEmpty() ? 0.95 : 0.6)
                : Reading.of(best.yuan, confidence(best.weight), List.of(best.passage));
    }

    /** {@code 欠我4万元，欠王某3.7万，朱某3.5万}: three or more in a row add up, unless the last is their sum. */
    private static @Nullable Reading<BigDecimal> listed(LetterText letter, List<Sum> sums) {
        var row = new ArrayList<Sum>();
        for (var sum : sums) {
            if (!row.isEmpty() && !sameRow(letter, row, sum)) {
                if (row.size() >= 3) {
                    break;
                }
                row.clear();
            }
            if (sum.rate == Rate.NONE && !sum.paid && (!row.isEmpty() || sum.weight >= 4)) {
                row.add(sum);
            } else {
                row.clear();
            }
        }
        if (row.size() < 3) {
            return null;
        }
        var last = row.getLast().yuan;
        var others = row.stream().limit(row.size() - 1).map(Sum::yuan).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean lastIsSum = last.compareTo(others.multiply(new BigDecimal("0.9"))) >= 0 && row.getLast().total;
        return Reading.of(
                lastIsSum ? last : others.add(last).stripTrailingZeros(),
                lastIsSum ? 0.85 : 0.6,
                row.stream().map(Sum::passage).toList());
    }

    private static boolean sameRow(LetterText letter, List<Sum> row, Sum sum) {
        int end = row.getLast().passage.end();
        int gap = sum.passage.start() - end;
        return gap <= IN_A_ROW && letter.after(end, gap).length() == gap;
    }

    private static double confidence(double weight) {
        return Math.min(0.95, 0.45 + 0.07 * weight);
    }

    private List<Sum> sums(LetterText letter) {
        var sums = new ArrayList<Sum>();
        var text = letter.text();
        for (int i = 0; i < text.length(); i++) {
            if (Numeral.starts(text.charAt(i)) && (i == 0 || !continues(text, i))) {
                var numeral = Numeral.at(text, i);
                if (numeral != null) {
                    var sum = sum(letter, numeral);
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

    private @Nullable Sum sum(LetterText letter, Numeral numeral) {
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
                letter.inTitle(last));
    }

    private static Sum weigh(Numeral numeral, Passage passage, String before, String after, boolean inTitle) {
        var clause = clause(before);
        var near = clause.length() >= 4 ? clause : before;
        var tail = LetterText.firstClause(after);
        double weight = 0;
        boolean still = STILL_OWED.matcher(near).find();
        boolean owed = OWED.matcher(near).find() || UNPAID_AFTER.matcher(after).find();
        boolean total = TOTAL.matcher(clause).find();
        weight += still
                ? 4
                : owed ? 3 : OWED.matcher(before).find() || OWED.matcher(tail).find() ? 2 : 0;
        weight += total ? 2 : 0;
        weight += !owed && NOT_GIVEN.matcher(after).find() ? 1.5 : 0;
        weight += PAY.matcher(before).find() || PAY_AFTER.matcher(tail).find() ? 1.5 : 0;
        weight += inTitle ? 1 : 0;
        boolean paid = PAID.matcher(near).find() && !still;
        weight -= paid ? 5 : 0;
        var rate = rate(near, after);
        weight -= rate == Rate.NONE ? 0 : total ? 2 : 5;
        weight -= PRICE.matcher(clause).find() || PRICE_AFTER.matcher(tail).find() ? 3 : 0;
        return new Sum(numeral.value().stripTrailingZeros(), passage, weight, paid, total, owed, rate);
    }

    /** The last clause; a comma inside a number or right before it is none. */
    private static String clause(String before) {
        return LetterText.lastClause(
                before.endsWith(",") || before.endsWith(":") ? before.substring(0, before.length() - 1) : before);
    }

    private static Rate rate(String near, String after) {
        boolean month = PER_MONTH_BEFORE.matcher(near).find()
                || PER_MONTH_AFTER.matcher(after).find();
        if (!month && PER_PERSON.matcher(near).find()) {
            return Rate.PERSON;
        }
        if (month) {
            return Rate.MONTH;
        }
        return RATE_BEFORE.matcher(near).find() || RATE_AFTER.matcher(after).find() ? Rate.OTHER : Rate.NONE;
    }

    /** A total less what was paid; else so much each; else so much a month. */
    private static @Nullable Reading<BigDecimal> workedOut(
            List<Sum> sums, Reading<Integer> headcount, Reading<BigDecimal> months) {
        for (int i = 0; i + 1 < sums.size(); i++) {
            var all = sums.get(i);
            var paid = sums.get(i + 1);
            boolean close = paid.passage.start() - all.passage.end() < 30;
            if (close
                    && all.total
                    && all.rate == Rate.NONE
                    && paid.paid
                    && paid.yuan.compareTo(all.yuan) < 0
                    && all.weight > 0) {
                return Reading.of(all.yuan.subtract(paid.yuan), 0.7, List.of(all.passage, paid.passage));
            }
        }
        var people = headcount.value();
        var owedFor = months.value();
        for (var sum : sums) {
            var from = new ArrayList<Passage>(List.of(sum.passage));
            if (sum.rate == Rate.PERSON && people != null && people > 1 && sum.owed) {
                from.addAll(headcount.from());
                return Reading.of(sum.yuan.multiply(BigDecimal.valueOf(people)), 0.6, from);
            }
            if (sum.rate == Rate.MONTH && owedFor != null) {
                from.addAll(months.from());
                from.addAll(headcount.from());
                return Reading.of(
                        sum.yuan
                                .multiply(BigDecimal.valueOf(people == null ? 1 : people))
                                .multiply(owedFor)
                                .setScale(0, RoundingMode.HALF_UP)
                                .stripTrailingZeros(),
                        0.55,
                        from);
            }
        }
        return null;
    }
}
