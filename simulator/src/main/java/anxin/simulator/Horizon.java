package anxin.simulator;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.rows.Months;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The span of time a city is made up for.
 *
 * @param from its first day, a first of a month
 * @param until its last day: no later fact is written
 */
record Horizon(LocalDate from, LocalDate until, WorkCalendar calendar) {

    static Horizon of(SimulationOptions options, WorkCalendar calendar) {
        var from = options.until().withDayOfMonth(1).minusMonths(options.months() - 1);
        return new Horizon(from, options.until(), calendar);
    }

    int firstMonth() {
        return Months.of(from);
    }

    int thisMonth() {
        return Months.of(until);
    }

    /** How many months there are, the last one unfinished. */
    int months() {
        return thisMonth() - firstMonth() + 1;
    }

    /** The day if it has come, otherwise nothing: what has not happened is not written. */
    @Nullable
    LocalDate known(@Nullable LocalDate day) {
        return day == null || day.isAfter(until) ? null : day;
    }

    LocalDate ago(int days) {
        return until.minusDays(days);
    }

    /** How many days late the last day of a period makes us; not positive if it is still in time. */
    int late(LocalDate lastDay) {
        return (int) ChronoUnit.DAYS.between(lastDay, until);
    }

    LocalDate payDate(int month, int payDay) {
        return calendar.payDate(month, payDay);
    }

    /** The ordinary pay day that fits best, or any that fits, or 0 if none does. */
    int payDayWhere(IntPredicate fits) {
        return IntStream.concat(IntStream.of(25, 20, 28, 15, 18, 10), IntStream.rangeClosed(1, 31))
                .filter(fits)
                .findFirst()
                .orElse(0);
    }

    /** The latest day within half a year for which the condition holds. */
    LocalDate latestDayWhere(Predicate<LocalDate> fits) {
        return IntStream.rangeClosed(0, 180)
                .mapToObj(this::ago)
                .filter(fits)
                .findFirst()
                .orElseThrow();
    }
}
