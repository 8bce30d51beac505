package anxin.server.dispatch;

import anxin.engine.policy.TimeLimit;
import anxin.engine.policy.Unit;
import anxin.server.dispatch.Counting.Change;
import anxin.server.dispatch.Counting.Change.Extended;
import anxin.server.dispatch.Counting.Change.Stood;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of clocks, their events and the steps of the ladder they have gone. */
@Repository
class ClockStore {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClockStore(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Starts one; nothing where one of this rule is going on for it. */
    Optional<Long> start(
            Subject subject, long task, About about, LocalDate from, Limit limit, LocalDate due, String calendar) {
        return jdbc.sql("""
                        insert into dispatch.clock (subject_kind, subject_id, task_id, title, area, project_id, rule, number,
                                                    unit, basis, from_day, first_due, due, calendar)
                        values (:kind, :subject, nullif(:task, 0), :title, :area, :project, :rule, :number,
                                :unit, :basis, :from, :due, :due, :calendar)
                        on conflict do nothing returning id
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("task", task)
                .param("title", about.title())
                .param("area", about.area())
                .param("project", about.project())
                .param("rule", limit.rule())
                .param("number", limit.time().number())
                .param("unit", limit.time().unit().name())
                .param("basis", limit.basis())
                .param("from", from)
                .param("due", due)
                .param("calendar", calendar)
                .query(Long.class)
                .optional();
    }

    /** Those of a subject, its tasks' included, the oldest first. */
    List<ClockRow> of(Subject subject) {
        return jdbc.sql("select * from dispatch.clock where subject_kind = ? and subject_id = ? order by id")
                .params(subject.kind(), subject.id())
                .query(ClockRow::of)
                .list();
    }

    /** Those of a subject, locked for the transaction. */
    List<ClockRow> locked(Subject subject) {
        return jdbc.sql("""
                        select * from dispatch.clock where subject_kind = ? and subject_id = ? order by id for update
                        """)
                .params(subject.kind(), subject.id())
                .query(ClockRow::of)
                .list();
    }

    Optional<ClockRow> find(long id) {
        return jdbc.sql("select * from dispatch.clock where id = ?")
                .param(id)
                .query(ClockRow::of)
                .optional();
    }

    Optional<ClockRow> lock(long id) {
        return jdbc.sql("select * from dispatch.clock where id = ? for update")
                .param(id)
                .query(ClockRow::of)
                .optional();
    }

    void name(Subject subject, About about) {
        jdbc.sql("""
                        update dispatch.clock set title = :title, project_id = :project
                         where subject_kind = :kind and subject_id = :id
                        """)
                .param("title", about.title())
                .param("project", about.project())
                .param("kind", subject.kind())
                .param("id", subject.id())
                .update();
    }

    void stop(long id, LocalDate day) {
        jdbc.sql("""
                        update dispatch.clock set state = 'STOPPED', stopped_on = :day, suspended_on = null where id = :id
                        """).param("day", day).param("id", id).update();
    }

    /** It goes on; the steps of the ladder that were still to come after its end come later by the days it stood. */
    void reopen(ClockRow row, LocalDate today) {
        jdbc.sql("""
                        update dispatch.clock
                           set state = 'RUNNING', stopped_on = null, stood_from = coalesce(stood_from, stopped_on),
                               stood_days = stood_days + greatest(0, :today - stopped_on)
                         where id = :id
                        """).param("today", today).param("id", row.id()).update();
    }

    void suspend(long id, LocalDate day) {
        jdbc.sql("update dispatch.clock set state = 'SUSPENDED', suspended_on = ? where id = ?")
                .params(day, id)
                .update();
    }

    void resume(long id) {
        jdbc.sql("update dispatch.clock set state = 'RUNNING', suspended_on = null where id = ?")
                .param(id)
                .update();
    }

    /** Here and nowhere else, so that no last day moves untold. */
    void due(ClockRow row, LocalDate due, String calendar) {
        jdbc.sql("update dispatch.clock set due = ?, calendar = ? where id = ?")
                .params(due, calendar, row.id())
                .update();
        if (row.task() == 0 && !due.equals(row.due())) {
            events.publishEvent(new DueDayMoved(row.subject(), row.limit().rule(), due));
        }
    }

    void next(long id, @Nullable LocalDate day) {
        jdbc.sql("update dispatch.clock set next_on = :day where id = :id")
                .param("day", day)
                .param("id", id)
                .update();
    }

    Set<String> gone(long id) {
        return new HashSet<>(jdbc.sql("select level from dispatch.firing where clock_id = ?")
                .param(id)
                .query(String.class)
                .list());
    }

    /** What moved the last day since the start, in order. */
    List<Change> changes(long id) {
        var changes = new ArrayList<Change>();
        LocalDate stood = null;
        for (var event : events(List.of(id))) {
            switch (event.kind()) {
                case "EXTENDED" -> changes.add(new Extended(Objects.requireNonNull(event.time())));
                case "SUSPENDED" -> stood = event.day();
                case "RESUMED" -> changes.add(new Stood(Objects.requireNonNull(stood), event.day()));
                default -> {}
            }
        }
        return changes;
    }

    void add(long id, String kind, LocalDate day, By by, @Nullable LocalDate dueWas, LocalDate due, Said said) {
        jdbc.sql("""
                        insert into dispatch.clock_event (clock_id, at, day, kind, by_login, by_name, post, on_behalf_of,
                                                          due_was, due, number, unit, level, reason, text)
                        values (:id, :at, :day, :kind, :login, :name, :post, :behalf,
                                :was, :due, :number, :unit, :level, :reason, :text)
                        """)
                .param("id", id)
                .param("at", OffsetDateTime.now(clock))
                .param("day", day)
                .param("kind", kind)
                .param("login", by.login())
                .param("name", by.name())
                .param("post", by.post())
                .param("behalf", by.onBehalfOf())
                .param("was", dueWas)
                .param("due", due)
                .param("number", said.time() == null ? null : said.time().number())
                .param("unit", said.time() == null ? null : said.time().unit().name())
                .param("level", said.level())
                .param("reason", said.reason())
                .param("text", said.text())
                .update();
    }

    /** What else is to be told of an event. */
    record Said(
            @Nullable TimeLimit time,
            @Nullable String level,
            @Nullable String reason,
            String text) {

        static final Said NOTHING = new Said(null, null, null, "");

        static Said text(String text) {
            return new Said(null, null, null, text);
        }
    }

    List<EventRow> events(Collection<Long> clocks) {
        return jdbc.sql("select * from dispatch.clock_event where clock_id = any(?) order by id")
                .param((Object) clocks.toArray(Long[]::new))
                .query((row, _) -> new EventRow(
                        row.getLong("id"),
                        row.getLong("clock_id"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("kind"),
                        row.getString("by_name"),
                        row.getObject("due_was", LocalDate.class),
                        row.getObject("due", LocalDate.class),
                        row.getString("unit") == null
                                ? null
                                : new TimeLimit(row.getInt("number"), Unit.valueOf(row.getString("unit"))),
                        row.getString("level"),
                        row.getString("reason"),
                        row.getString("text")))
                .list();
    }

    record EventRow(
            long id,
            long clock,
            OffsetDateTime at,
            LocalDate day,
            String kind,
            String by,
            @Nullable LocalDate dueWas,
            LocalDate due,
            @Nullable TimeLimit time,
            @Nullable String level,
            @Nullable String reason,
            String text) {}
}
