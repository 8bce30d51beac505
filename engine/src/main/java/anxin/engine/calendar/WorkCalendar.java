package anxin.engine.calendar;

import anxin.engine.rows.Months;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Working days (工作日) as the State Council's yearly notices set them, and periods counted by them (民法典第二百零一至二百零三条).
 *
 * <p>The day a period starts from is day zero. A year without a notice has weekends only; what is computed with it is
 * provisional.
 */
public sealed class WorkCalendar permits WatchedCalendar {

    private final Set<LocalDate> daysOff;
    private final Set<LocalDate> workingDays;
    private final TreeSet<Integer> years;

    public WorkCalendar(Collection<Holidays> notices) {
        daysOff = new HashSet<>();
        workingDays = new HashSet<>();
        years = new TreeSet<>();
        for (var notice : notices) {
            years.add(notice.year());
            daysOff.addAll(notice.daysOff());
            workingDays.addAll(notice.workingDays());
        }
    }

    WorkCalendar(WorkCalendar same) {
        daysOff = same.daysOff;
        workingDays = same.workingDays;
        years = same.years;
    }

    /** The same calendar, which remembers whether it was asked about a year without a notice. */
    public WatchedCalendar watched() {
        return new WatchedCalendar(this);
    }

    /** Whether the year's notice is known; if not, days in it are provisional (暂定). */
    public boolean hasNotice(int year) {
        return years.contains(year);
    }

    /** The last year whose notice is known, or 0 if there is none. */
    public int lastYearWithNotice() {
        return years.isEmpty() ? 0 : years.last();
    }

    public boolean isOff(LocalDate day) {
        if (workingDays.contains(day)) {
            return false;
        }
        var weekday = day.getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY || daysOff.contains(day);
    }

    /** The day itself if it is worked, otherwise the next working day. */
    public LocalDate onOrAfter(LocalDate day) {
        var found = day;
        while (isOff(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day itself if it is worked, otherwise the nearest earlier working day. */
    public LocalDate onOrBefore(LocalDate day) {
        var found = day;
        while (isOff(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    /** Last day of a period in days; a last day that is off moves on. */
    public LocalDate plusDays(LocalDate from, long days) {
        return onOrAfter(from.plusDays(days));
    }

    /** Last day of a period in months: the same day number, or the month's last; a last day that is off moves on. */
    public LocalDate plusMonths(LocalDate from, long months) {
        return onOrAfter(from.plusMonths(months));
    }

    /** The n-th working day after a day. */
    public LocalDate plusWorkingDays(LocalDate from, long days) {
        var found = from;
        for (long left = days; left > 0; left--) {
            found = onOrAfter(found.plusDays(1));
        }
        return found;
    }

    /** The n-th working day before a day. */
    public LocalDate minusWorkingDays(LocalDate from, long days) {
        var found = from;
        for (long left = days; left > 0; left--) {
            found = onOrBefore(found.minusDays(1));
        }
        return found;
    }

    /** How many working days lie after a period's last day, up to and including the day; 0 if it is still in time. */
    public long workingDaysLate(LocalDate lastDay, LocalDate day) {
        long late = 0;
        for (var d = lastDay.plusDays(1); !d.isAfter(day); d = d.plusDays(1)) {
            if (!isOff(d)) {
                late++;
            }
        }
        return late;
    }

    /** The pay date (工资支付日) of a wage month: in the month after; one that is off moves back (条例第十四条). */
    public LocalDate payDate(int month, int payDay) {
        var following = Months.yearMonth(month + 1);
        return onOrBefore(following.atDay(Math.min(payDay, following.lengthOfMonth())));
    }
}
