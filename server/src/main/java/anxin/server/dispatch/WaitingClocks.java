package anxin.server.dispatch;

import anxin.engine.policy.TimeLimit;
import anxin.engine.policy.Unit;
import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.jurisdiction.Areas;
import anxin.server.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clocks that wait for somebody: for a decision, or for anybody to have a task. */
@Component
class WaitingClocks {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final ClockDesk desk;
    private final Areas areas;

    WaitingClocks(JdbcClient jdbc, Calendars calendars, ClockDesk desk, Areas areas) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.desk = desk;
        this.areas = areas;
    }

    /** An extension or a suspension to be decided on. */
    record Waiting(
            long request,
            long clock,
            String page,
            String title,
            String kind,
            @Nullable Words time,
            String reason,
            String text,
            String by,
            Instant at,
            LocalDate due) {}

    /** A subject whose clock runs and that nobody has a task about. */
    record Unassigned(String page, String title, LocalDate due, Words left, boolean late) {}

    List<Waiting> requests(User user) {
        return jdbc
                .sql("""
                        select r.*, c.title, c.area, c.due, c.subject_kind, c.subject_id
                          from dispatch.clock_request r join dispatch.clock c on c.id = r.clock_id
                         where r.decided_at is null and r.asked_by <> :user
                         order by c.due, r.id limit :most
                        """)
                .param("user", user.id())
                .param("most", MOST)
                .query((row, _) -> desk.mayDecide(row.getInt("area"), user)
                        ? Optional.of(new Waiting(
                                row.getLong("id"),
                                row.getLong("clock_id"),
                                new Subject(row.getString("subject_kind"), row.getLong("subject_id")).page(),
                                row.getString("title"),
                                row.getString("kind"),
                                row.getString("unit") == null
                                        ? null
                                        : ClockShown.words(new TimeLimit(
                                                row.getInt("number"), Unit.valueOf(row.getString("unit")))),
                                row.getString("reason"),
                                row.getString("text"),
                                row.getString("asked_name"),
                                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                                row.getObject("due", LocalDate.class)))
                        : Optional.<Waiting>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** For the office of the county; nothing for others. */
    List<Unassigned> withoutTask(User user) {
        if (user.role() != Role.OFFICER && user.role() != Role.LEADER) {
            return List.of();
        }
        var today = areas.today();
        return jdbc.sql("""
                        select distinct on (c.due, c.subject_kind, c.subject_id) c.* from dispatch.clock c
                         where c.state = 'RUNNING' and c.task_id is null and c.area / 1000 * 1000 = :area
                           and not exists (select from dispatch.task t
                                            where t.subject_kind = c.subject_kind and t.subject_id = c.subject_id
                                              and t.state not in ('DONE', 'WITHDRAWN'))
                         order by c.due, c.subject_kind, c.subject_id limit :most
                        """).param("area", user.area()).param("most", MOST).query(ClockRow::of).list().stream()
                .map(row -> new Unassigned(
                        row.subject().page(),
                        row.title().isEmpty() ? row.subject().path() : row.title(),
                        row.due(),
                        DaysLeft.words(
                                calendars.inForce().calendar(),
                                row.limit().time().unit(),
                                row.due(),
                                today),
                        today.isAfter(row.due())))
                .toList();
    }
}
