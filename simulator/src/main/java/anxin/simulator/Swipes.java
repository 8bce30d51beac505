package anxin.simulator;

import anxin.engine.rows.Months;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/** Writes the swipes (考勤记录) of the days attended: day and night shifts, and now and then one forgotten. */
final class Swipes {

    private static final byte[][] IN = ends("01");
    private static final byte[][] OUT = ends("02");

    private final SimulationOptions options;
    private final Horizon horizon;
    private final byte[][] days;

    Swipes(SimulationOptions options, Horizon horizon) {
        this.options = options;
        this.horizon = horizon;
        int count = (int) ChronoUnit.DAYS.between(horizon.from(), horizon.until()) + 1;
        days = new byte[count][11];
        for (int i = 0; i < count; i++) {
            days[i][Digits.day(days[i], 0, horizon.from().plusDays(i))] = ' ';
        }
    }

    void write(Site site, CsvBuffer out) {
        var dice = new Dice(options.seed(), site.index * 16L + 9);
        int[] firsts = new int[horizon.months()];
        for (int month = 0; month < firsts.length; month++) {
            firsts[month] =
                    (int) ChronoUnit.DAYS.between(horizon.from(), Months.firstDay(horizon.firstMonth() + month));
        }
        for (var worker : site.crew) {
            var begin = (site.code + "," + worker.person.identity() + ",").getBytes(StandardCharsets.US_ASCII);
            int way = dice.below(10) < 8 ? 0 : dice.below(IN.length);
            for (int month = 0; month < firsts.length; month++) {
                boolean nights = worker.nightsIn(month);
                for (int left = worker.attended[month]; left != 0; left &= left - 1) {
                    int day = firsts[month] + Integer.numberOfTrailingZeros(left);
                    if (options.swipes() != SwipeVolume.FULL) {
                        out.swipe(begin, days[day], (nights ? 68_400 : 24_600) + dice.below(2400), IN[way]);
                    } else if (nights) {
                        night(out, begin, day, dice, way);
                    } else {
                        day(out, begin, days[day], dice, way);
                    }
                }
            }
        }
    }

    /** In about seven, out about six; one in a hundred forgets one of the two. */
    private static void day(CsvBuffer out, byte[] begin, byte[] day, Dice dice, int way) {
        int forgotten = dice.below(200);
        if (forgotten != 0) {
            out.swipe(begin, day, 23_400 + dice.below(3600), IN[way]);
        }
        if (forgotten != 1) {
            out.swipe(begin, day, 63_000 + dice.below(5400), OUT[way]);
        }
    }

    /** In about seven in the evening, out about five the next morning. */
    private void night(CsvBuffer out, byte[] begin, int day, Dice dice, int way) {
        out.swipe(begin, days[day], 68_400 + dice.below(1200), IN[way]);
        if (day + 1 < days.length && dice.below(100) != 0) {
            out.swipe(begin, days[day + 1], 18_000 + dice.below(1800), OUT[way]);
        }
    }

    private static byte[][] ends(String direction) {
        return new byte[][] {end(direction, "001"), end(direction, "003"), end(direction, "005"), end(direction, "010")
        };
    }

    private static byte[] end(String direction, String way) {
        return ("," + direction + "," + way + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
