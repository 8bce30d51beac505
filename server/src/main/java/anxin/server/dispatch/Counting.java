package anxin.server.dispatch;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.policy.TimeLimit;
import anxin.engine.policy.Unit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How last days are counted (期间的计算): the first day is not counted, a last day that is off moves on to the next working
 * day (民法典第二百零一条、第二百零三条).
 */
final class Counting {

    private Counting() {}

    /** What moved a last day after the clock was started. */
    sealed interface Change {

        /** More time was granted; it follows on the last day so far. */
        record Extended(TimeLimit by) implements Change {}

        /** The clock stood still from one day until the day before another. */
        record Stood(LocalDate from, LocalDate until) implements Change {}
    }

    static LocalDate due(WorkCalendar calendar, LocalDate from, TimeLimit time, List<Change> changes) {
        var due = plus(calendar, from, time);
        for (var change : changes) {
            due = switch (change) {
                case Change.Extended extended -> plus(calendar, due, extended.by());
                case Change.Stood stood ->
                    time.unit() == Unit.WORKDAYS
                            ? calendar.plusWorkingDays(due, workingDays(calendar, stood.from(), stood.until()))
                            : calendar.plusDays(due, ChronoUnit.DAYS.between(stood.from(), stood.until()));
            };
        }
        return due;
    }

    private static LocalDate plus(WorkCalendar calendar, LocalDate from, TimeLimit time) {
        return switch (time.unit()) {
            case WORKDAYS -> calendar.plusWorkingDays(from, time.number());
            case DAYS -> calendar.plusDays(from, time.number());
            case MONTHS -> calendar.plusMonths(from, time.number());
            default -> throw new IllegalArgumentException("a limit in " + time.unit());
        };
    }

    /** From the first day until the day before the last. */
    private static long workingDays(WorkCalendar calendar, LocalDate from, LocalDate until) {
        return from.isBefore(until) ? calendar.workingDaysLate(from.minusDays(1), until.minusDays(1)) : 0;
    }

    /** How many days are left on a day, 0 on the last, negative after it; in working days where the limit is. */
    static int left(WorkCalendar calendar, Unit unit, LocalDate due, LocalDate on) {
        if (unit != Unit.WORKDAYS) {
            return Math.toIntExact(ChronoUnit.DAYS.between(on, due));
        }
        return Math.toIntExact(
                on.isAfter(due) ? -calendar.workingDaysLate(due, on) : calendar.workingDaysLate(on, due));
    }
}
