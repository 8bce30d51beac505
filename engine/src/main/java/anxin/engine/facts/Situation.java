package anxin.engine.facts;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.rows.Months;
import anxin.engine.rows.Project;
import anxin.engine.rows.ProjectRows;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the fact functions look at: the rows as they stood on the day, the day, the numbers in force, the calendar.
 *
 * @param rows already cut to the day, see {@link ProjectRows#asOf}
 */
record Situation(ProjectRows rows, LocalDate day, Numbers numbers, WorkCalendar calendar) {

    Project project() {
        return rows.project();
    }

    int month() {
        return Months.of(day);
    }

    long whole(String id) {
        return numbers.whole(id, day);
    }

    /** Calendar days after a period's last day; 0 while it is still in time. */
    long daysLate(LocalDate lastDay) {
        return Math.max(0, day.toEpochDay() - lastDay.toEpochDay());
    }

    /** The latest day on which anybody attended, or nothing. */
    @Nullable
    LocalDate lastAttendedOn() {
        var latest = rows.attendance().stream()
                .filter(worked -> worked.days() != 0)
                .mapToInt(worked -> worked.month() * 32 + 32 - Integer.numberOfLeadingZeros(worked.days()))
                .max();
        return latest.isPresent() ? Months.yearMonth(latest.getAsInt() / 32).atDay(latest.getAsInt() % 32) : null;
    }

    boolean attendedAfter(LocalDate other) {
        var last = lastAttendedOn();
        return last != null && last.isAfter(other);
    }

    Situation with(WorkCalendar other) {
        return new Situation(rows, day, numbers, other);
    }
}
