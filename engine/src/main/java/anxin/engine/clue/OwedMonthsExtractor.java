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
            YEAR + MONTH + DAY + "(?:左右)?(?:开始|起)?(?:至|到|-|—|~|－|–)+(?:" + YEAR + MONTH + DAY + "|(今|现在|目前))");
    private static final Pattern LISTED = Pattern.compile(
            "((?:(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月?份?[、,和.]){1,11})(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?:的|两个月|三个月)?(?:工资|薪)");
    private static final Pattern YEARS = Pattern.compile("^个?(?:多|余)?年");
    private static final Pattern MONTHS = Pattern.compile("^(?:多|余)?个?(?:多|余|半)?月");
    private static final Pattern OWED = Pattern.compile("拖欠|欠|拖了|未发|没发|不发|没有发|未付|没付|没领|没拿|克扣|停发|压了?|扣了?|拿不到|没拿到|讨");
    private static final Pattern PAY = Pattern.compile("工资|薪|工钱|血汗钱|劳务费");
    private static final Pattern SOMETHING_ELSE = Pattern.compile(
            "(?:投诉|反映|举报|仲裁|等了|答复|回复|上访|承诺|推|试用期?|怀孕|培训|过了|找了|再过|不到|上班|做了|干了|工作了|每|第|判决|立案|停工|关门|前后|离职|辞职)(?:已经?|了|近|将近|整整|快)*$|大的$");
    private static final Pattern A_MONTH =
            Pattern.compile("^(?:的)?(?:工资|薪水?)?(?:就|是|才|只有|大概)?(?!一共|一直|一分|两个)[0-9一二三四五六七八九两].*");
    private static final Pattern NOT_GOT = Pattern.compile("^(?:都|了|的|还|就|也|一直|来|时间|已经)*(?:没|未|不|一分)");
    private static final Pattern WAGES_NOT_GOT = Pattern.compile(
            "(?:没有?|未|不)(?:再)?(?:发|给|领|拿|付)[^,]{0,4}(?:工资|薪)|工资[^,]{0,6}(?:没|未|拖欠)|拖欠[^,]{0,6}(?:工资|薪)");
    private static final Pattern WHOLE_YEAR = Pattern.compile("全年的?[^,。!?;\n]{0,4}工资");
    private static final Pattern ONE_MONTH =
            Pattern.compile("(?<![\\d年])(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?的?[^,。!?;\n个]{0,4}(?:工资|薪)");

    Reading<BigDecimal> read(LetterText letter, @Nullable LocalDate sent) {
        var counted = counted(letter);
        if (counted != null) {
            return counted;
        }
        var listed = LISTED.matcher(letter.text());
        if (listed.find() && aboutPay(letter, listed)) {
            int months = 1
                    + (int) listed.group(1)
                            .chars()
                            .filter(c -> "、,和.".indexOf(c) >= 0)
                            .count();
            return Reading.of(BigDecimal.valueOf(months), 0.75, List.of(letter.passage(listed)));
        }
        var span = SPAN.matcher(letter.text());
        while (span.find()) {
            var months = aboutPay(letter, span) ? months(span, sent) : null;
            if (months != null) {
                return Reading.of(months, 0.65, List.of(letter.passage(span)));
            }
        }
        for (var year : letter.find(WHOLE_YEAR, 1)) {
            return Reading.of(BigDecimal.valueOf(12), 0.6, List.of(year));
        }
        for (var month : letter.find(ONE_MONTH, 1)) {
            return Reading.of(BigDecimal.ONE, 0.55, List.of(month));
        }
        return Reading.none(0.8);
    }

    private static boolean aboutPay(LetterText letter, Matcher found) {
        var around = letter.before(found.start(), 16) + letter.after(found.end(), 36);
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
        boolean monthly = A_MONTH.matcher(after).matches();
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
