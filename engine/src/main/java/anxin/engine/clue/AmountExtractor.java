package anxin.engine.clue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is owed in all: what is said to be left; else all that is due less what was paid; else sums that stand in a row;
 * else the sum most likely owed; else so much each for so many.
 */
final class AmountExtractor {

    private static final int IN_A_ROW = 16;
    private static final int NEAR = 60;
    private static final double ENOUGH = 2.5;
    private static final double SURE = 4;
    private static final Pattern AND = Pattern.compile("和|及|加|与|另外|还有|又|、");
    private static final Pattern DAYS = Pattern.compile(
            "(?:做|干|上|出勤|工作|搞|共|跑|计|忙)(?:了|班|满|够|有|过|总共|一共|共)*(\\d{1,3}(?:\\.\\d)?|[一二两三四五六七八九十百]{1,4})多?(?:天|个工(?!人|地|程)|个工日|个班)|(\\d{1,3}(?:\\.\\d)?)个工(?!人|地|程)");

    /**
     * @param headcount who is owed, for a letter that only says how much each is
     * @param months for how long, for a letter that only says how much a month
     */
    Reading<BigDecimal> read(
            LetterText letter, List<Sum> sums, Reading<Integer> headcount, Reading<BigDecimal> months) {
        var left = best(sums.stream().filter(sum -> sum.left() && sum.whole()).toList());
        if (left != null && left.weight() >= SURE && !inRow(letter, sums, left)) {
            return Reading.of(left.yuan(), confidence(left.weight()), List.of(left.passage()));
        }
        var rest = lessPaid(sums);
        if (rest != null) {
            return rest;
        }
        var listed = listed(letter, sums);
        if (listed != null) {
            return listed;
        }
        var best = best(sums);
        if (best != null && best.weight() >= SURE) {
            return Reading.of(best.yuan(), confidence(best.weight()), List.of(best.passage()));
        }
        var worked = each(letter, sums, headcount, months);
        if (worked != null) {
            return worked;
        }
        if (best != null && best.weight() >= ENOUGH) {
            return Reading.of(best.yuan(), confidence(best.weight()), List.of(best.passage()));
        }
        // A sum that nothing speaks against is better than none for a reader who is told that it is a guess.
        return sums.stream()
                .filter(sum -> sum.whole() && sum.weight() > 0 || sums.size() == 1 && sum.part())
                .max(Comparator.comparingDouble(Sum::weight).thenComparing(Sum::yuan))
                .map(sum -> Reading.of(sum.yuan(), 0.4, List.of(sum.passage())))
                .orElseGet(() -> Reading.none(sums.isEmpty() ? 0.95 : 0.6));
    }

    private static @Nullable Sum best(List<Sum> sums) {
        return sums.stream()
                .max(Comparator.comparingDouble(Sum::weight).thenComparing(Sum::yuan))
                .orElse(null);
    }

    private static double confidence(double weight) {
        return Math.min(0.95, 0.45 + 0.07 * weight);
    }

    /** {@code 工资17万,付了5万}, in either order: all that is due less what was paid. */
    private static @Nullable Reading<BigDecimal> lessPaid(List<Sum> sums) {
        for (var all : sums) {
            boolean due = all.whole() && !all.left() && (all.total() || all.due()) && all.weight() > 0;
            if (!due || (all.owed() && !all.total())) {
                continue;
            }
            for (var paid : sums) {
                if (paid.paid()
                        && paid.rate() == Sum.Rate.NONE
                        && paid.yuan().compareTo(all.yuan()) < 0
                        && gap(all, paid) < NEAR) {
                    return Reading.of(
                            all.yuan().subtract(paid.yuan()).stripTrailingZeros(),
                            0.7,
                            List.of(all.passage(), paid.passage()));
                }
            }
        }
        return null;
    }

    private static int gap(Sum a, Sum b) {
        return Math.max(
                b.passage().start() - a.passage().end(),
                a.passage().start() - b.passage().end());
    }

    private static boolean inRow(LetterText letter, List<Sum> sums, Sum one) {
        var row = row(letter, sums);
        return row.size() >= 3 && row.contains(one);
    }

    /**
     * {@code 欠我4万元,欠王某3.7万,朱某3.5万}: three or more in a row add up, and two that are joined by an and, unless the
     * last is their sum.
     */
    private static @Nullable Reading<BigDecimal> listed(LetterText letter, List<Sum> sums) {
        var row = row(letter, sums);
        if (row.size() < 2) {
            return null;
        }
        var last = row.getLast();
        var first = row.getFirst();
        if (row.size() == 2) {
            var between = letter.text()
                    .substring(first.passage().end(), last.passage().start());
            if (!AND.matcher(between).find() || last.total() || first.total() || last.part() || !last.owed()) {
                return null;
            }
        }
        var others = row.stream().limit(row.size() - 1).map(Sum::yuan).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean lastIsSum = last.total() && last.yuan().compareTo(others.multiply(new BigDecimal("0.9"))) >= 0;
        boolean firstIsSum = first.total()
                && first.yuan().compareTo(others.subtract(first.yuan()).add(last.yuan())) >= 0;
        var sum = lastIsSum ? last.yuan() : firstIsSum ? first.yuan() : others.add(last.yuan());
        return Reading.of(
                sum.stripTrailingZeros(),
                lastIsSum || firstIsSum ? 0.85 : 0.6,
                row.stream().map(Sum::passage).toList());
    }

    /** The longest run of sums that follow each other closely. */
    private static List<Sum> row(LetterText letter, List<Sum> sums) {
        List<Sum> longest = List.of();
        var row = new ArrayList<Sum>();
        for (var sum : sums) {
            if (!row.isEmpty() && !sameRow(letter, row.getLast(), sum)) {
                row.clear();
            }
            if (sum.whole() && !sum.part() && (!row.isEmpty() || sum.weight() >= ENOUGH)) {
                row.add(sum);
                longest = row.size() > longest.size() ? List.copyOf(row) : longest;
            } else {
                row.clear();
            }
        }
        return longest;
    }

    private static boolean sameRow(LetterText letter, Sum one, Sum next) {
        int end = one.passage().end();
        int gap = next.passage().start() - end;
        return gap <= IN_A_ROW && gap >= 0 && letter.after(end, gap).length() == gap;
    }

    /** So much each, a month or a day, for so many. */
    private static @Nullable Reading<BigDecimal> each(
            LetterText letter, List<Sum> sums, Reading<Integer> headcount, Reading<BigDecimal> months) {
        var people = headcount.value();
        var owedFor = months.value();
        for (var sum : sums) {
            var from = new ArrayList<Passage>(List.of(sum.passage()));
            if (sum.rate() == Sum.Rate.PERSON && people != null && people > 1 && sum.owed()) {
                from.addAll(headcount.from());
                return Reading.of(
                        sum.yuan().multiply(BigDecimal.valueOf(people)).stripTrailingZeros(), 0.6, from);
            }
            if (sum.rate() == Sum.Rate.DAY && (people == null || people == 1)) {
                var days = DAYS.matcher(letter.text());
                if (days.find()) {
                    var number = days.group(1) == null ? days.group(2) : days.group(1);
                    var count = Numeral.at(number, 0);
                    if (count != null) {
                        from.add(letter.passage(days));
                        return Reading.of(sum.yuan().multiply(count.value()).stripTrailingZeros(), 0.55, from);
                    }
                }
            }
            if (sum.rate() == Sum.Rate.MONTH && owedFor != null) {
                from.addAll(months.from());
                from.addAll(headcount.from());
                return Reading.of(
                        sum.yuan()
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
