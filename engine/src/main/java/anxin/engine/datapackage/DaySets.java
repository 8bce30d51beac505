package anxin.engine.datapackage;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Which days a worker attended (出勤日), from the gate records of one worker on one project. Who leaves within sixteen
 * hours of entering worked on the day of entry: a night shift belongs to the day it began.
 */
public final class DaySets {

    /** The longest shift: an exit this long after an entry, to the second, still belongs to it. */
    public static final long LONGEST_SHIFT_SECONDS = 57_600;

    private static final long DAY_SECONDS = 86_400;

    private DaySets() {}

    /** Receives a month with at least one attended day; bit d − 1 is day d. */
    @FunctionalInterface
    public interface MonthReceiver {
        void month(int month, int days);
    }

    /** A local time as {@link #attended} wants it. */
    public static long seconds(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC);
    }

    /**
     * Names the months with their attended days, in order.
     *
     * @param ins times of entering ({@code 01}), sorted; repeated ones do no harm
     * @param inCount how many of {@code ins} count
     * @param outs times of leaving ({@code 02}), sorted
     * @param outCount how many of {@code outs} count
     */
    public static void attended(long[] ins, int inCount, long[] outs, int outCount, MonthReceiver receiver) {
        var months = new Months(receiver);
        int in = 0;
        int out = 0;
        while (in < inCount || out < outCount) {
            if (out == outCount || (in < inCount && ins[in] <= outs[out])) {
                months.add(Math.floorDiv(ins[in], DAY_SECONDS));
                in++;
            } else {
                boolean matched = in > 0 && outs[out] - ins[in - 1] <= LONGEST_SHIFT_SECONDS;
                if (!matched) {
                    months.add(Math.floorDiv(outs[out], DAY_SECONDS));
                }
                out++;
            }
        }
        months.flush();
    }

    /** Gathers days, which come in order, into months. */
    private static final class Months {

        private final MonthReceiver receiver;
        private long epochDay = Long.MIN_VALUE;
        private int month = Integer.MIN_VALUE;
        private int days;

        Months(MonthReceiver receiver) {
            this.receiver = receiver;
        }

        void add(long day) {
            if (day == epochDay) {
                return;
            }
            epochDay = day;
            LocalDate date = LocalDate.ofEpochDay(day);
            int itsMonth = anxin.engine.rows.Months.of(date);
            if (itsMonth != month) {
                flush();
                month = itsMonth;
                days = 0;
            }
            days |= 1 << (date.getDayOfMonth() - 1);
        }

        void flush() {
            if (days != 0) {
                receiver.month(month, days);
                days = 0;
            }
        }
    }
}
