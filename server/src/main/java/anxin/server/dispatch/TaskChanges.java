package anxin.server.dispatch;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.audit.RecordedChanges;
import anxin.server.words.Words;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people did with tasks. */
@Component
class TaskChanges implements RecordedChanges {

    private final JdbcClient jdbc;

    TaskChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Recorded> find(Asked asked, int most) {
        return jdbc.sql("""
                        select s.at, s.by_name, s.kind, t.id, t.subject_kind || '/' || t.subject_id as subject
                          from dispatch.step s join dispatch.task t on t.id = s.task_id
                         where s.at >= :from and s.at < :to and s.by_login is not null
                           and (cast(:by as text) is null or s.by_login = :by)
                           and (cast(:subject as text) is null or t.subject_kind || '/' || t.subject_id = :subject)
                         order by s.at desc limit :most
                        """)
                .param("from", OffsetDateTime.ofInstant(asked.from(), BeijingTime.ZONE))
                .param("to", OffsetDateTime.ofInstant(asked.to(), BeijingTime.ZONE))
                .param("by", asked.by() == null ? null : asked.by().login())
                .param("subject", asked.subject())
                .param("most", most)
                .query((row, _) -> new Recorded(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        words(StepKind.valueOf(row.getString("kind")), row.getLong("id")),
                        row.getString("subject")))
                .list();
    }

    private static Words words(StepKind kind, long task) {
        return new Words(
                "第 %d 号任务：%s".formatted(task, kind.words().zh()),
                "Task %d: %s".formatted(task, kind.words().en()));
    }
}
