package anxin.server.dispatch;

import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Steps of tasks and events of clocks as the evidence log keeps them. */
abstract class DispatchEvidence implements EvidenceSource {

    private final JdbcClient jdbc;
    private final String table;
    private final String query;

    DispatchEvidence(JdbcClient jdbc, String table, String query) {
        this.jdbc = jdbc;
        this.table = table;
        this.query = query;
    }

    abstract Happening happening(ResultSet row) throws SQLException;

    @Override
    public Words title() {
        return new Words((table.endsWith("step") ? "任务流转记录 " : "时限变动记录 ") + table, table);
    }

    @Override
    public List<Happening> take(int most) {
        var ids = jdbc.sql("select row_id from dispatch.unsealed where source = ? order by row_id limit ?")
                .params(name(), most)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = find(ids);
        jdbc.sql("delete from dispatch.unsealed where source = ? and row_id = any(?)")
                .params(name(), found.stream().map(Happening::id).toArray(Long[]::new))
                .update();
        return found;
    }

    @Override
    public List<Happening> find(Collection<Long> ids) {
        return jdbc.sql(query)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> happening(row))
                .list();
    }

    @Override
    public List<Long> sealedAfter(long id, int most) {
        return jdbc.sql("""
                        select r.id from %s r
                         where r.id > :after
                           and not exists (select from dispatch.unsealed u where u.source = :source and u.row_id = r.id)
                         order by r.id limit :most
                        """.formatted(table))
                .param("after", id)
                .param("source", name())
                .param("most", most)
                .query(Long.class)
                .list();
    }

    @Override
    public long outstanding() {
        return jdbc.sql("select count(*) from dispatch.unsealed where source = ?")
                .param(name())
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> columns(ResultSet row, String... names) throws SQLException {
        var columns = new HashMap<String, @Nullable Object>();
        for (var name : names) {
            var value = row.getObject(name);
            columns.put(
                    name,
                    value instanceof Number number
                            ? (Object) number.longValue()
                            : value == null ? null : value.toString());
        }
        return columns;
    }

    /** Every step of a task (任务流转记录). */
    @Component
    static class Steps extends DispatchEvidence {

        Steps(JdbcClient jdbc) {
            super(jdbc, "dispatch.step", """
                    select s.*, t.subject_kind, t.subject_id from dispatch.step s join dispatch.task t on t.id = s.task_id
                     where s.id = any(:ids) order by s.id
                    """);
        }

        @Override
        public String name() {
            return "dispatch-step";
        }

        @Override
        Happening happening(ResultSet row) throws SQLException {
            var kind = StepKind.valueOf(row.getString("kind"));
            long task = row.getLong("task_id");
            var day = row.getObject("day", LocalDate.class);
            var at = row.getObject("at", OffsetDateTime.class).toInstant();
            var subject = row.getString("subject_kind") + "/" + row.getLong("subject_id");
            var content = columns(
                    row,
                    "task_id",
                    "kind",
                    "by_login",
                    "by_name",
                    "post",
                    "by_org",
                    "on_behalf_of",
                    "org_id",
                    "user_id",
                    "text");
            content.put("at", at.toString());
            content.put("day", day.toString());
            return new Happening(
                    "TASK_" + kind,
                    row.getLong("id"),
                    subject,
                    day,
                    at,
                    Map.of("task", task, "subject", subject),
                    content,
                    false,
                    new Words(
                            "第 %d 号任务于 %s %s".formatted(task, day, kind.words().zh()),
                            "Task %d on %s: %s"
                                    .formatted(task, day, kind.words().en())));
        }
    }

    /** Everything that happened to a clock (时限变动记录). */
    @Component
    static class Events extends DispatchEvidence {

        Events(JdbcClient jdbc) {
            super(jdbc, "dispatch.clock_event", """
                    select e.*, c.subject_kind, c.subject_id, c.rule
                      from dispatch.clock_event e join dispatch.clock c on c.id = e.clock_id
                     where e.id = any(:ids) order by e.id
                    """);
        }

        @Override
        public String name() {
            return "dispatch-clock-event";
        }

        @Override
        Happening happening(ResultSet row) throws SQLException {
            var kind = row.getString("kind");
            long clock = row.getLong("clock_id");
            var day = row.getObject("day", LocalDate.class);
            var at = row.getObject("at", OffsetDateTime.class).toInstant();
            var due = row.getObject("due", LocalDate.class);
            var subject = row.getString("subject_kind") + "/" + row.getLong("subject_id");
            var content = columns(
                    row,
                    "clock_id",
                    "kind",
                    "by_login",
                    "by_name",
                    "post",
                    "on_behalf_of",
                    "number",
                    "unit",
                    "level",
                    "reason",
                    "text",
                    "due_was");
            content.put("at", at.toString());
            content.put("day", day.toString());
            content.put("due", due.toString());
            return new Happening(
                    "CLOCK_" + kind,
                    row.getLong("id"),
                    subject,
                    day,
                    at,
                    Map.of("clock", clock, "subject", subject, "rule", row.getString("rule"), "due", due.toString()),
                    content,
                    false,
                    new Words(
                            "第 %d 号时限（%s 到期）于 %s 记有 %s".formatted(clock, due, day, kind),
                            "Clock %d, due on %s: %s on %s".formatted(clock, due, kind, day)));
        }
    }
}
