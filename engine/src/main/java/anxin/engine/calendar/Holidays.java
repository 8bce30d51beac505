package anxin.engine.calendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * One year's notice of the State Council on days off and make-up working days (国务院办公厅节假日安排通知).
 *
 * @param daysOff weekdays and weekend days that are off
 * @param workingDays Saturdays and Sundays worked in exchange
 * @param notice number of the notice
 */
public record Holidays(int year, Set<LocalDate> daysOff, Set<LocalDate> workingDays, String notice) {

    public Holidays {
        daysOff = Set.copyOf(daysOff);
        workingDays = Set.copyOf(workingDays);
    }
}
