package anxin.simulator;

import anxin.engine.calendar.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How many of a site's people come on which day: Sundays, holidays, the Spring Festival, rain and the northern winter. */
final class Seasons {

    /** First days of the lunar year (正月初一). */
    static final List<LocalDate> NEW_YEARS = List.of(
            LocalDate.of(2020, 1, 25),
            LocalDate.of(2021, 2, 12),
            LocalDate.of(2022, 2, 1),
            LocalDate.of(2023, 1, 22),
            LocalDate.of(2024, 2, 10),
            LocalDate.of(2025, 1, 29),
            LocalDate.of(2026, 2, 17),
            LocalDate.of(2027, 2, 6));

    private final LocalDate from;
    private final double[] north;
    private final double[] south;

    Seasons(Horizon horizon) {
        from = horizon.from();
        int days = (int) ChronoUnit.DAYS.between(from, horizon.until()) + 1;
        north = new double[days];
        south = new double[days];
        for (int i = 0; i < days; i++) {
            var day = from.plusDays(i);
            double share = ordinary(day, horizon.calendar()) * festival(day);
            south[i] = share * (day.getMonthValue() == 6 ? 0.85 : 1);
            north[i] = share * winter(day);
        }
    }

    /** The share of people on site on a day. */
    double share(Place place, int day) {
        return place.north() ? north[day] : south[day];
    }

    private static double ordinary(LocalDate day, WorkCalendar calendar) {
        if (calendar.isOff(day) && day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            return 0.4;
        }
        return day.getDayOfWeek() == DayOfWeek.SUNDAY && calendar.isOff(day) ? 0.45 : 0.96;
    }

    /** People leave from two weeks before the festival and are back two weeks after it. */
    private static double festival(LocalDate day) {
        for (var newYear : NEW_YEARS) {
            long after = ChronoUnit.DAYS.between(newYear, day);
            if (after >= -13 && after <= 15) {
                return after < -5 ? 0.6 : after <= 6 ? 0 : 0.1 * (after - 6);
            }
        }
        return 1;
    }

    private static double winter(LocalDate day) {
        var at = MonthDay.from(day);
        if (at.isAfter(MonthDay.of(12, 9)) || at.isBefore(MonthDay.of(3, 1))) {
            return 0.12;
        }
        return at.isAfter(MonthDay.of(11, 24)) || at.isBefore(MonthDay.of(3, 12)) ? 0.6 : 1;
    }
}
