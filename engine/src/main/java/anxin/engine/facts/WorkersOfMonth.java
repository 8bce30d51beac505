package anxin.engine.facts;

import anxin.engine.rows.Months;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one wage month, each looked at once: who attended, who stands on the wage sheet, and in which groups they
 * are counted. The facts count the groups, and the rows behind a fact are its group.
 */
final class WorkersOfMonth {

    /** Whom a fact about a wage month counts; a worker may be in several groups. */
    enum Group {
        ALL,
        ATTENDING,
        ON_PAYROLL,
        PAID,
        UNPAID,
        UNCOVERED,
        BELOW_MINIMUM,
        TOO_HIGH,
        PAID_ABSENT,
        OUTSIDE_ACCOUNT;

        private final int bit = 1 << ordinal();

        boolean isIn(int groups) {
            return (groups & bit) != 0;
        }

        private int when(boolean belongs) {
            return belongs ? bit : 0;
        }
    }

    /** Is told each worker. */
    @FunctionalInterface
    interface Visitor {

        /**
         * @param days attended days as bits; 0 where there are none
         * @param wage nothing where the worker is not on the wage sheet
         * @param groups the groups the worker is in, see {@link Group#isIn}
         */
        void worker(Long person, int days, @Nullable Wage wage, int groups);
    }

    private final Map<Long, Integer> days;
    private final Map<Long, Wage> wages;
    private final Collection<Map<Long, Wage>> earlierInYear;
    private final OptionalLong minimumFen;
    private final long fullMonthDays;
    private final long monthLimitFen;
    private final long yearLimitFen;

    /**
     * @param days attended days by person
     * @param wages wages by person
     * @param earlierInYear wages of the months before in the same calendar year
     */
    WorkersOfMonth(
            Situation s,
            int month,
            Map<Long, Integer> days,
            Map<Long, Wage> wages,
            Collection<Map<Long, Wage>> earlierInYear) {
        this.days = days;
        this.wages = wages;
        this.earlierInYear = earlierInYear;
        this.minimumFen = s.numbers().minimumWageFen(s.project().areaCode(), Months.firstDay(month));
        this.fullMonthDays = minimumFen.isEmpty() ? 0 : s.whole("pay-below-minimum.days");
        this.monthLimitFen = limitFen(s, "pay-too-high.month");
        this.yearLimitFen = limitFen(s, "pay-too-high.year");
    }

    private static long limitFen(Situation s, String id) {
        var value = s.numbers().fen(id, s.day());
        return value == null ? Long.MAX_VALUE : value;
    }

    OptionalLong minimumFen() {
        return minimumFen;
    }

    /** Tells each worker once, in no particular order. */
    void each(Visitor visitor) {
        days.forEach((person, attended) -> {
            var wage = wages.get(person);
            visitor.worker(person, attended, wage, groups(person, attended, wage));
        });
        wages.forEach((person, wage) -> {
            if (!days.containsKey(person)) {
                visitor.worker(person, 0, wage, groups(person, 0, wage));
            }
        });
    }

    private int groups(Long person, int attended, @Nullable Wage wage) {
        boolean attending = attended != 0;
        int groups = Group.ALL.bit | Group.ATTENDING.when(attending);
        if (wage == null) {
            return groups | Group.UNCOVERED.when(attending);
        }
        return groups
                | Group.ON_PAYROLL.bit
                | Group.PAID.when(wage.paidFen > 0)
                | Group.UNPAID.when(wage.unpaidFen() > 0)
                | Group.UNCOVERED.when(attending && wage.paidFen == 0 && wage.dueFen > 0)
                | Group.BELOW_MINIMUM.when(attending && isBelowMinimum(attended, wage))
                | Group.TOO_HIGH.when(wage.dueFen > monthLimitFen || dueInYearFen(person, wage) > yearLimitFen)
                | Group.PAID_ABSENT.when(!attending && wage.paidNotBackFen > 0)
                | Group.OUTSIDE_ACCOUNT.when(wage.outsideFen > 0);
    }

    private boolean isBelowMinimum(int attended, Wage wage) {
        return minimumFen.isPresent()
                && Integer.bitCount(attended) >= fullMonthDays
                && wage.dueFen < minimumFen.getAsLong();
    }

    /** Due in the calendar year up to and including this month, in fen. */
    long dueInYearFen(Long person, @Nullable Wage wage) {
        long due = wage == null ? 0 : wage.dueFen;
        for (var earlier : earlierInYear) {
            var other = earlier.get(person);
            due += other == null ? 0 : other.dueFen;
        }
        return due;
    }
}
