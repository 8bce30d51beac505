package anxin.engine.clue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** For how many months wages are owed: {@code 三个月工资}, {@code 从3月到6月}, {@code 半年}, or the days between two dates. */
final class OwedMonthsExtractor {

    private static final String YEAR = "(?:(\\d{4}|去年|今年|前年|\\d{2})年?)?";
    private static final String MONTH = "(\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?";
    private static final String DAY = "(?:(\\d{1,2})[日号])?";
    private static final Pattern SPAN = Pattern.compile(
            YEAR + MONTH + DAY + "(?:左右)?(?:开始|起|开学|进厂|进场|开工|入职)?(?:一直|就)?(?:做|干|上班|拖|忙|搞)?(?:至|到|-|—|~|－|–)+(?:" + YEAR
                    + MONTH + DAY + "|(今|现在|目前|如今))");
    private static final Pattern LISTED = Pattern.compile(
            "((?:(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月份?[、,和.及]?|[、,和.])){1,11})(?:\\d{4}年|今年|去年)?(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?:的|共|总共|一共|[两三四五六]个月)*(?:工资|薪|底薪|课时费|提成|劳务费|工钱|钱|(?:都|也)?(?:没|未))");
    private static final Pattern NAMED_AND_COUNTED = Pattern.compile(
            "(?:(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月份?[、,和.到至-]?|[、,和.到至-])){1,11}(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月份?)?,?(?:这|共|总共|一共)?([两三四五六七八九]|\\d{1,2})个月(?![内前后])");
    private static final Pattern LISTED_MONTH = Pattern.compile("\\d{1,2}|十[一二]?|[一二三四五六七八九]");
    private static final Pattern YEARS = Pattern.compile("^个?(?:多|余)?年");
    private static final Pattern MONTHS = Pattern.compile("^(?:多|余)?个?(?:多|余|半)?月");
    private static final Pattern OWED = Pattern.compile("拖欠|欠|拖了|未发|没发|不发|没有发|未付|没付|没领|没拿|克扣|停发|压了?|押了?|扣了?|拿不到|没拿到|讨");
    private static final Pattern PAY = Pattern.compile("工资|薪|工钱|血汗钱|劳务费|生活费|课时费|提成|报酬|待遇|费用");
    private static final Pattern SOMETHING_ELSE = Pattern.compile(
            "(?:投诉|反映|举报|仲裁|等了|答复|回复|上访|承诺|推|试用期?|怀孕|培训|过了|找了|再过|不到|上班|做了|干了|工作了|每|第|判决|立案|停工|关门|前后|离职|辞职)(?:已经?|了|近|将近|整整|快)*$|大的$");
    private static final Pattern A_MONTH =
            Pattern.compile("^(?:的)?(?:工资|薪水?)?(?:就|是|才|只有|大概)?(?!一共|一直|一分|两个)[0-9一二三四五六七八九两].*");
    private static final Pattern THAT_MONTH =
            Pattern.compile("(?:最后|还有|欠|差|扣|押|头|第一|剩|拖|未发|没发)了?(?:我|我们)?(?:的|最后|下)?$");
    private static final Pattern NOT_GOT = Pattern.compile("^(?:都|了|的|还|就|也|一直|来|时间|已经)*(?:没|未|不|一分)");
    private static final Pattern WAGES_NOT_GOT = Pattern.compile(
            "(?:没有?|未|不)(?:再)?(?:发|给|领|拿|付)[^,]{0,4}(?:工资|薪)|工资[^,]{0,6}(?:没|未|拖欠)|拖欠[^,]{0,6}(?:工资|薪)");
    private static final Pattern SINCE = Pattern.compile(YEAR + MONTH
            + "(?:开始|起|以来|以后|之后|后)[^。!?;\n]{0,16}?(?:(?:没|未|不)(?:有|再|能|给|按时)*(?:发|给|付|结|领|拿|足额)|拖欠|停发|欠薪)(?!过?生活费)");
    private static final Pattern HALF_YEAR =
            Pattern.compile("[上下]半年的?[^,。!?;\n]{0,4}工资|大半年的?[^,。!?;\n]{0,2}工资|半年(?:多)?(?:没|未)");
    private static final Pattern WORKED = Pattern.compile(
            "(?:做|干|上班|打工|工作|搞)(?:了|事|工|活|满|有|过|整整|将近|近|快|约|大概|差不多)*((?:\\d{1,3}|[一二两三四五六七八九十半]{1,3})(?:\\.\\d)?)(个多月|个半月|个月|天|年)(?!前|后)");
    private static final Pattern GOT_NOTHING = Pattern.compile(
            "一分钱?(?:都|也|工资)*(?:没|未|不|拿不|血汗)|(?:工资|钱|工钱|血汗钱)[^,。!?;\\n]{0,12}(?:没给|没发|没付|没结|没拿|没有|未|不给|拿不到|要不到)|分文|至今(?:没|未)给|没给钱|不给钱|拿不到一分");
    private static final Pattern WHOLE_YEAR = Pattern.compile("全年的?[^,。!?;\n]{0,4}工资");
    private static final Pattern ONE_MONTH = Pattern.compile(
            "(?<![\\d年])(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?:的?[^,。!?;\n个]{0,8}(?:工资|薪)|的?[^,。!?;\n个]{0,14}(?:没|未)(?:有)?(?:给)?(?:发|结|付))");

    Reading<BigDecimal> read(LetterText letter, @Nullable LocalDate sent) {
        var counted = counted(letter);
        if (counted != null) {
            return counted;
        }
        var named = NAMED_AND_COUNTED.matcher(letter.text());
        if (named.find()) {
            var count = Numeral.at(named.group(1), 0);
            if (count != null) {
                return Reading.of(count.value(), 0.75, List.of(letter.passage(named)));
            }
        }
        var listed = LISTED.matcher(letter.text());
        if (listed.find() && aboutPay(letter, listed)) {
            int months =
                    1 + (int) LISTED_MONTH.matcher(listed.group(1)).results().count();
            return Reading.of(BigDecimal.valueOf(months), 0.75, List.of(letter.passage(listed)));
        }
        var span = SPAN.matcher(letter.text());
        while (span.find()) {
            var months = aboutPay(letter, span) ? months(span, sent) : null;
            if (months != null) {
                return Reading.of(months, 0.65, List.of(letter.passage(span)));
            }
        }
        var since = SINCE.matcher(letter.text());
        if (sent != null && since.find()) {
            var from = YearMonth.of(year(since.group(1), sent.getYear(), sent.getYear()), month(since.group(2)));
            if (since.group(1) == null && from.isAfter(YearMonth.from(sent))) {
                from = from.minusYears(1);
            }
            var months = positive(ChronoUnit.MONTHS.between(from, YearMonth.from(sent)));
            if (months != null) {
                return Reading.of(months, 0.55, List.of(letter.passage(since)));
            }
        }
        for (var half : letter.find(HALF_YEAR, 1)) {
            return Reading.of(BigDecimal.valueOf(6), 0.6, List.of(half));
        }
        for (var year : letter.find(WHOLE_YEAR, 1)) {
            return Reading.of(BigDecimal.valueOf(12), 0.6, List.of(year));
        }
        var months = letter.find(ONE_MONTH, 12);
        if (!months.isEmpty()) {
            long different = months.stream()
                    .map(Passage::words)
                    .map(words -> words.replaceFirst("月.*", ""))
                    .distinct()
                    .count();
            return Reading.of(BigDecimal.valueOf(different), 0.55, months);
        }
        return worked(letter);
    }

    /** Who got nothing at all is owed for as long as he worked. */
    private static Reading<BigDecimal> worked(LetterText letter) {
        var worked = WORKED.matcher(letter.text());
        if (letter.find(GOT_NOTHING, 1).isEmpty() || !worked.find()) {
            return Reading.none(0.8);
        }
        var count = Numeral.at(worked.group(1), 0);
        var unit = worked.group(2);
        if (count == null || count.value().signum() <= 0) {
            return Reading.none(0.7);
        }
        var months = unit.endsWith("天")
                ? count.value().divide(BigDecimal.valueOf(30), 1, RoundingMode.HALF_UP)
                : unit.contains("年")
                        ? count.value().multiply(BigDecimal.valueOf(12))
                        : unit.contains("半") ? count.value().add(new BigDecimal("0.5")) : count.value();
        return months.signum() <= 0 || months.compareTo(BigDecimal.valueOf(240)) > 0
                ? Reading.none(0.7)
                : Reading.of(months, 0.45, List.of(letter.passage(worked)));
    }

    private static boolean aboutPay(LetterText letter, Matcher found) {
        var around = letter.before(found.start(), 16) + found.group() + letter.after(found.end(), 36);
        return OWED.matcher(around).find()
                || PAY.matcher(around).find()
                || around.contains("做")
                || around.contains("干");
    }

    private static @Nullable Reading<BigDecimal> counted(LetterText letter) {
        var text = letter.text();
        Reading<BigDecimal> best = null;
        for (int i = 0; i < text.length(); i++) {
            int end = i;
            BigDecimal months = null;
            if (Numeral.starts(text.charAt(i))) {
                var numeral = Numeral.at(text, i);
                if (numeral == null) {
                    continue;
                }
                end = numeral.end();
                var rest = letter.after(end, 6);
                var unit = MONTHS.matcher(rest);
                var years = YEARS.matcher(rest);
                boolean calendar = rest.startsWith("月")
                        || rest.startsWith("年") && numeral.value().intValue() > 10;
                if (!calendar && unit.find()) {
                    months = rest.contains("半月") ? numeral.value().add(new BigDecimal("0.5")) : numeral.value();
                    end += unit.end();
                } else if (!calendar && years.find()) {
                    months = numeral.value().multiply(BigDecimal.valueOf(12));
                    end += years.end();
                }
            } else if (text.startsWith("半年", i)) {
                months = BigDecimal.valueOf(6);
                end = i + 2;
            }
            if (months != null) {
                var reading = weigh(letter, months, i, end);
                if (reading != null && (best == null || reading.confidence() > best.confidence())) {
                    best = reading;
                }
            }
            i = Math.max(i, end - 1);
        }
        return best;
    }

    private static @Nullable Reading<BigDecimal> weigh(LetterText letter, BigDecimal months, int start, int end) {
        if (months.signum() <= 0 || months.compareTo(BigDecimal.valueOf(240)) > 0) {
            return null;
        }
        var before = letter.before(start, 30);
        var clause = LetterText.lastClause(before);
        var after = LetterText.firstClause(letter.after(end, 12));
        boolean pay = PAY.matcher(after).find();
        boolean owed =
                OWED.matcher(clause).find() || OWED.matcher(after).find() || after.contains("没") || after.contains("未");
        boolean payBefore = PAY.matcher(clause).find();
        boolean monthly =
                A_MONTH.matcher(after).matches() && !THAT_MONTH.matcher(clause).find();
        boolean since = clause.endsWith("已有") && !NOT_GOT.matcher(after).find();
        if (since || SOMETHING_ELSE.matcher(clause).find() || monthly) {
            return null;
        }
        double weight = (NOT_GOT.matcher(after).find()
                                || clause.endsWith("拖了")
                                || clause.endsWith("拖欠")
                                || clause.endsWith("拖欠了")
                        ? 1
                        : 0)
                + (pay ? 2 : 0)
                + (owed ? 2 : 0)
                + (payBefore ? 1 : 0);
        weight += after.matches("(?:了|之久|有余)?") && WAGES_NOT_GOT.matcher(before).find() ? 3 : 0;
        return weight < 3 ? null : Reading.of(months, 0.5 + 0.08 * weight, List.of(letter.passage(start, end)));
    }

    private static @Nullable BigDecimal months(Matcher span, @Nullable LocalDate sent) {
        int around = sent == null ? 2000 : sent.getYear();
        int fromYear = year(span.group(1), around, around);
        int fromMonth = month(span.group(2));
        if (span.group(7) != null) {
            if (sent == null) {
                return null;
            }
            var from = YearMonth.of(
                    span.group(1) == null && fromMonth > sent.getMonthValue() ? around - 1 : fromYear, fromMonth);
            return positive(ChronoUnit.MONTHS.between(from, YearMonth.from(sent)));
        }
        int toMonth = month(span.group(5));
        int toYear = year(span.group(4), around, span.group(1) == null ? fromYear : fromYear);
        if (span.group(4) == null && toMonth < fromMonth) {
            toYear++;
        } else if (span.group(1) == null && span.group(4) != null) {
            fromYear = fromMonth > toMonth ? toYear - 1 : toYear;
        }
        if (span.group(3) != null && span.group(6) != null) {
            return days(fromYear, fromMonth, span.group(3), toYear, toMonth, span.group(6));
        }
        return positive(
                ChronoUnit.MONTHS.between(YearMonth.of(fromYear, fromMonth), YearMonth.of(toYear, toMonth)) + 1);
    }

    private static @Nullable BigDecimal days(
            int fromYear, int fromMonth, String fromDay, int toYear, int toMonth, String toDay) {
        var from = YearMonth.of(fromYear, fromMonth);
        var to = YearMonth.of(toYear, toMonth);
        int first = Integer.parseInt(fromDay);
        int last = Integer.parseInt(toDay);
        if (!from.isValidDay(first) || !to.isValidDay(last)) {
            return null;
        }
        long days = ChronoUnit.DAYS.between(from.atDay(first), to.atDay(last)) + 1;
        return days <= 0 ? null : BigDecimal.valueOf(days).divide(BigDecimal.valueOf(30), 1, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal positive(long months) {
        return months <= 0 || months > 240 ? null : BigDecimal.valueOf(months);
    }

    private static int year(@Nullable String words, int around, int otherwise) {
        if (words == null) {
            return otherwise;
        }
        return switch (words) {
            case "去年" -> around - 1;
            case "前年" -> around - 2;
            case "今年" -> around;
            default -> words.length() == 2 ? 2000 + Integer.parseInt(words) : Integer.parseInt(words);
        };
    }

    private static int month(String words) {
        if (Character.isDigit(words.charAt(0))) {
            return Math.clamp(Integer.parseInt(words), 1, 12);
        }
        int digit = Numeral.digit(words.charAt(0));
        return digit > 0 ? digit : words.length() == 1 ? 10 : 10 + Numeral.digit(words.charAt(1));
    }
}
