package anxin.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.rows.Months;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notices of 2024 and 2025 around the Spring Festival, because there make-up days shift almost every period. */
class WorkCalendarTests {

    private final WorkCalendar calendar = new WorkCalendar(List.of(
            new Holidays(
                    2024,
                    days("2024-02-10", "2024-02-17"),
                    Set.of(LocalDate.parse("2024-02-04"), LocalDate.parse("2024-02-18")),
                    "国办发明电〔2023〕7号"),
            new Holidays(
                    2025,
                    days("2025-01-28", "2025-02-04"),
                    Set.of(LocalDate.parse("2025-01-26"), LocalDate.parse("2025-02-08")),
                    "国办发明电〔2024〕12号")));

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource({
        "2025-01-28, 2, 2025-02-06",
        "2025-01-28, 5, 2025-02-10",
        "2024-02-09, 4, 2024-02-21",
        "2025-01-27, 1, 2025-02-05",
        "2025-02-07, 1, 2025-02-08",
        "2025-02-07, 0, 2025-02-07"
    })
    void workingDaysCountMakeUpDaysAndSkipTheFestival(LocalDate from, long days, LocalDate expected) {
        assertThat(calendar.plusWorkingDays(from, days)).isEqualTo(expected);
    }

    @Test
    void workingDaysCountedBackFromThePayDateSkipTheFestivalToo() {
        assertThat(calendar.minusWorkingDays(LocalDate.parse("2025-02-06"), 2))
                .isEqualTo(LocalDate.parse("2025-01-27"));
    }

    @ParameterizedTest(name = "{0} + {1} days ends on {2}")
    @CsvSource({"2024-12-29, 30, 2025-02-05", "2025-01-07, 31, 2025-02-07", "2025-01-09, 30, 2025-02-08"})
    void aPeriodThatEndsOnADayOffEndsOnTheNextWorkingDay(LocalDate from, long days, LocalDate expected) {
        assertThat(calendar.plusDays(from, days)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} + {1} months ends on {2}")
    @CsvSource({"2024-01-31, 1, 2024-02-29", "2024-12-31, 1, 2025-02-05", "2024-12-28, 1, 2025-02-05"})
    void aPeriodInMonthsEndsOnTheSameDayNumberOrTheLast(LocalDate from, long months, LocalDate expected) {
        assertThat(calendar.plusMonths(from, months)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "wages of {0} with pay day {1} are due on {2}")
    @CsvSource({
        "2024-12, 31, 2025-01-27",
        "2024-12, 30, 2025-01-27",
        "2025-01, 5, 2025-02-05",
        "2025-01, 1, 2025-01-27",
        "2025-01, 8, 2025-02-08",
        "2025-01, 9, 2025-02-08"
    })
    void aPayDateThatIsOffMovesBackEvenIntoTheWageMonth(YearMonth month, int payDay, LocalDate expected) {
        assertThat(calendar.payDate(Months.of(month), payDay)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "a last day of {0} is late by {2} working days on {1}")
    @CsvSource({
        "2025-01-27, 2025-02-04, 0",
        "2025-01-27, 2025-02-05, 1",
        "2025-01-27, 2025-02-08, 4",
        "2025-01-27, 2025-01-27, 0"
    })
    void lateWorkingDaysAreThoseAfterTheLastDayUpToTheDay(LocalDate lastDay, LocalDate day, long late) {
        assertThat(calendar.workingDaysLate(lastDay, day)).isEqualTo(late);
    }

    @Test
    void aYearWithoutANoticeHasWeekendsOnlyAndIsMet() {
        var watched = calendar.watched();

        assertThat(watched.plusDays(LocalDate.parse("2025-12-02"), 30)).isEqualTo(LocalDate.parse("2026-01-01"));
        assertThat(watched.metYearWithoutNotice()).isTrue();
    }

    @Test
    void aPeriodWithinYearsWithNoticeIsNotProvisional() {
        var watched = calendar.watched();

        watched.plusDays(LocalDate.parse("2025-02-03"), 30);

        assertThat(watched.metYearWithoutNotice()).isFalse();
    }

    private static Set<LocalDate> days(String from, String to) {
        return Stream.iterate(LocalDate.parse(from), day -> day.plusDays(1))
                .limit(LocalDate.parse(to).toEpochDay() - LocalDate.parse(from).toEpochDay() + 1)
                .collect(Collectors.toSet());
    }
}
