package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.rows.Months;
import java.time.LocalDateTime;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which days count as attended; March 2026. */
class DaySetsTests {

    @Test
    void aDayWithAnEntryIsAttended() {
        assertThat(days("in 02 07:30:00", "out 02 18:00:00", "in 03 07:30:00")).isEqualTo("2026-03 2 3");
    }

    @Test
    void aNightShiftBelongsToTheDayItBegan() {
        assertThat(days("in 02 22:00:00", "out 03 06:00:00")).isEqualTo("2026-03 2");
    }

    @Test
    void anExitSixteenHoursAfterTheEntryStillBelongsToIt() {
        assertThat(days("in 02 16:00:00", "out 03 08:00:00")).isEqualTo("2026-03 2");
    }

    @Test
    void anExitOneSecondLaterIsADayOfItsOwn() {
        assertThat(days("in 02 16:00:00", "out 03 08:00:01")).isEqualTo("2026-03 2 3");
    }

    @Test
    void anExitWithoutEntryIsADayOfItsOwn() {
        assertThat(days("out 05 18:00:00")).isEqualTo("2026-03 5");
    }

    @Test
    void anExitAtTheSameSecondAsTheEntryBelongsToIt() {
        assertThat(days("in 05 00:00:00", "out 05 00:00:00")).isEqualTo("2026-03 5");
    }

    @Test
    void anEntryAfterTheExitDoesNotMatchIt() {
        assertThat(days("out 05 23:00:00", "in 06 00:30:00")).isEqualTo("2026-03 5 6");
    }

    @Test
    void oneEntryMatchesEveryExitWithinSixteenHours() {
        assertThat(days("in 02 20:00:00", "out 03 01:00:00", "out 03 05:00:00", "out 03 12:00:00"))
                .isEqualTo("2026-03 2");
    }

    @Test
    void aNightShiftOverTheEndOfTheMonthBelongsToTheOldMonth() {
        assertThat(days("in 31 22:00:00", "out 32 06:00:00", "in 33 08:00:00")).isEqualTo("2026-03 31 2026-04 2");
    }

    @Test
    void repeatedRecordsChangeNothing() {
        assertThat(days("in 02 07:00:00", "in 02 07:00:00", "out 02 17:00:00", "out 02 17:00:00"))
                .isEqualTo("2026-03 2");
    }

    /** Records as {@code in|out day time}, days counted from 1 March 2026. */
    private static String days(String... records) {
        long[] ins = times("in", records);
        long[] outs = times("out", records);
        var text = new TreeMap<String, String>();
        DaySets.attended(ins, ins.length, outs, outs.length, (month, days) -> {
            var list = new StringBuilder();
            for (int day = 1; day <= 31; day++) {
                list.append((days >> (day - 1) & 1) == 1 ? " " + day : "");
            }
            text.put(Months.text(month), list.toString());
        });
        return String.join(
                " ",
                text.entrySet().stream().map(e -> e.getKey() + e.getValue()).toList());
    }

    private static long[] times(String which, String... records) {
        return Stream.of(records)
                .map(record -> record.split(" "))
                .filter(parts -> parts[0].equals(which))
                .mapToLong(parts -> DaySets.seconds(
                        LocalDateTime.parse("2026-03-01T" + parts[2]).plusDays(Integer.parseInt(parts[1]) - 1L)))
                .sorted()
                .toArray();
    }

    @Test
    void onlyTheFirstRecordsOfAnArrayCount() {
        long[] times = new long[8];
        times[0] = DaySets.seconds(LocalDateTime.of(2026, 3, 2, 7, 0));
        var months = new TreeMap<Integer, Integer>();

        DaySets.attended(times, 1, new long[8], 0, months::put);

        assertThat(months).containsExactly(java.util.Map.entry(Months.of(java.time.YearMonth.of(2026, 3)), 2));
    }
}
