package anxin.server.dispatch;

import anxin.server.jurisdiction.Areas;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is due on the days of a month, for the calendar; within the scope in force. */
@Component
class DueDays {

    private static final int MOST = 5_000;

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Areas areas;

    DueDays(JdbcClient jdbc, Calendars calendars, Areas areas) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.areas = areas;
    }

    /** @param off whether the office is closed on that day */
    record Due(LocalDate day, boolean off, long clock, String page, String title, Words left, boolean late) {}

    List<Due> of(YearMonth month) {
        var today = areas.today();
        var calendar = calendars.inForce().calendar();
        return jdbc
                .sql("""
                        select * from dispatch.clock
                         where state <> 'STOPPED' and due between :from and :to
                         order by due, id limit :most
                        """)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .param("most", MOST)
                .query(ClockRow::of)
                .list()
                .stream()
                .map(row -> new Due(
                        row.due(),
                        calendar.isOff(row.due()),
                        row.id(),
                        row.subject().page(),
                        row.title().isEmpty() ? row.subject().path() : row.title(),
                        row.state() == ClockState.SUSPENDED
                                ? new Words("已中止", "suspended")
                                : DaysLeft.words(calendar, row.limit().time().unit(), row.due(), today),
                        today.isAfter(row.due())))
                .toList();
    }
}
