package anxin.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is dated after the day does not exist for it. */
class ProjectRowsTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-15");

    private static Project project(LocalDate completeDate, LocalDate stoppedOn, LocalDate restartedOn) {
        return new Project(
                "P1",
                "620724",
                "01",
                Set.of(Funding.PRIVATE),
                100,
                DAY.minusDays(90),
                null,
                DAY.minusDays(60),
                DAY.plusYears(1),
                completeDate,
                stoppedOn,
                restartedOn,
                null,
                null,
                null,
                15,
                false);
    }

    private static ProjectRows rows(
            Project project, List<WorkerMonth> attendance, List<Account> accounts, List<AccountEntry> entries) {
        return new ProjectRows(project, List.of(), attendance, List.of(), accounts, entries, List.of(), List.of());
    }

    @Test
    void attendanceOfTheDayCountsAndOfTheNextDayDoesNot() {
        int month = Months.of(DAY);
        var rows = rows(
                project(null, null, null),
                List.of(
                        new WorkerMonth(1, month, 0b1100_0000_0000_0000),
                        new WorkerMonth(2, month, 1 << 15),
                        new WorkerMonth(3, month + 1, 1)),
                List.of(),
                List.of());

        assertThat(rows.asOf(DAY).attendance()).containsExactly(new WorkerMonth(1, month, 1 << 14));
    }

    @Test
    void theLastDayOfALongMonthKeepsAllThirtyOneDays() {
        var worked = new WorkerMonth(1, Months.of(DAY), Integer.MAX_VALUE);

        var seen = rows(project(null, null, null), List.of(worked), List.of(), List.of())
                .asOf(LocalDate.parse("2026-03-31"));

        assertThat(seen.attendance()).containsExactly(worked);
    }

    @Test
    void anAccountOpenedLaterTakesItsEntriesWithIt() {
        var later = new Account(7, DAY.plusDays(1), null, null, null, null);
        var entry = new AccountEntry(7, "1", DAY.atTime(9, 0), true, 100, 100, 0, Purpose.LABOUR_COST);

        var seen = rows(project(null, null, null), List.of(), List.of(later), List.of(entry));

        assertThat(seen.asOf(DAY).entries()).isEmpty();
        assertThat(seen.asOf(DAY.plusDays(1)).entries()).containsExactly(entry);
    }

    @Test
    void anEntryAtTheLastSecondOfTheDayCounts() {
        var account = new Account(7, DAY, null, null, null, null);
        var last = new AccountEntry(7, "1", DAY.atTime(23, 59, 59), true, 100, 100, 0, Purpose.LABOUR_COST);
        var next = new AccountEntry(7, "2", DAY.plusDays(1).atStartOfDay(), true, 100, 200, 0, Purpose.LABOUR_COST);

        assertThat(rows(project(null, null, null), List.of(), List.of(account), List.of(last, next))
                        .asOf(DAY)
                        .entries())
                .containsExactly(last);
    }

    @Test
    void aProjectCompletedTomorrowIsRunningToday() {
        var project = project(DAY.plusDays(1), null, null);

        assertThat(rows(project, List.of(), List.of(), List.of())
                        .asOf(DAY)
                        .project()
                        .runningOn(DAY))
                .isTrue();
        assertThat(rows(project, List.of(), List.of(), List.of())
                        .asOf(DAY.plusDays(1))
                        .project()
                        .runningOn(DAY.plusDays(1)))
                .isFalse();
    }

    @Test
    void aRestartOnTheDayOfTheStopIsRunning() {
        assertThat(project(null, DAY, DAY).runningOn(DAY)).isTrue();
        assertThat(project(null, DAY, DAY.minusDays(1)).runningOn(DAY)).isFalse();
        assertThat(project(null, DAY, null).runningOn(DAY)).isFalse();
    }

    @ParameterizedTest(name = "serial {0} comes before {1}")
    @CsvSource({"9, 10", "2, 0010", "999999999999999999998, 999999999999999999999", "10, A1", "A1, B0", "007, 7"})
    void serialsOfOneSecondAreComparedAsNumbersWhereTheyAreDigits(String first, String second) {
        var time = LocalDateTime.parse("2026-03-15T10:00:00");
        var sorted = Stream.of(second, first)
                .map(serial -> new AccountEntry(1, serial, time, true, 1, 1, 0, Purpose.OTHER))
                .sorted(AccountEntry.BY_TIME)
                .map(AccountEntry::serialNo)
                .toList();

        assertThat(sorted).containsExactly(first, second);
    }
}
