package anxin.server.hazard.web;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.audit.RecordedChanges;
import anxin.server.hazard.life.StepKind;
import anxin.server.words.Words;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people did with problems; what the application noted by itself is in each problem's own time line. */
@Component
class StepChanges implements RecordedChanges {

    private final JdbcClient jdbc;

    StepChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Recorded> find(Asked asked, int most) {
        return jdbc.sql("""
                        select s.at, s.by_name, s.kind, s.problem_id
                          from hazard.step s
                          join hazard.problem p on p.id = s.problem_id
                         where s.at >= :from and s.at < :to and s.by_login is not null
                           and (cast(:by as text) is null or s.by_login = :by)
                           and (cast(:subject as text) is null or p.project_code = :subject or p.id::text = :subject)
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
                        words(StepKind.valueOf(row.getString("kind")), row.getLong("problem_id")),
                        String.valueOf(row.getLong("problem_id"))))
                .list();
    }

    private static Words words(StepKind kind, long problem) {
        return new Words(
                "第 %d 号隐患问题：%s".formatted(problem, kind.words().zh()),
                "Problem %d: %s".formatted(problem, kind.words().en()));
    }
}
