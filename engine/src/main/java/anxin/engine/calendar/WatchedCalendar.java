package anxin.engine.calendar;

import java.time.LocalDate;

/** A calendar that remembers whether a day it was asked about lies in a year without a notice. */
public final class WatchedCalendar extends WorkCalendar {

    private boolean metYearWithoutNotice;

    WatchedCalendar(WorkCalendar calendar) {
        super(calendar);
    }

    @Override
    public boolean isOff(LocalDate day) {
        if (!hasNotice(day.getYear())) {
            metYearWithoutNotice = true;
        }
        return super.isOff(day);
    }

    /** Whether what was computed with this calendar is provisional (暂定). */
    public boolean metYearWithoutNotice() {
        return metYearWithoutNotice;
    }
}
