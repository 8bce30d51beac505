package anxin.server.retention;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.audit.RecordedChanges;
import anxin.server.words.Words;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erasures that somebody confirmed. */
@Component
class RetentionChanges implements RecordedChanges {

    private final JdbcClient jdbc;

    RetentionChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Recorded> find(Asked asked, int most) {
        return jdbc.sql("""
                        select at, by_name, project_code, persons, reason from retention.erasure
                         where at >= :from and at < :to
                           and (cast(:by as text) is null or by_login = :by)
                           and (cast(:subject as text) is null or project_code = :subject)
                         order by id desc limit :most
                        """)
                .param("from", OffsetDateTime.ofInstant(asked.from(), BeijingTime.ZONE))
                .param("to", OffsetDateTime.ofInstant(asked.to(), BeijingTime.ZONE))
                .param("by", asked.by() == null ? null : asked.by().login())
                .param("subject", asked.subject())
                .param("most", most)
                .query((row, _) -> new Recorded(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        new Words(
                                "按规定删除个人信息 %d 人：%s".formatted(row.getInt("persons"), row.getString("reason")),
                                "Personal data of %d persons erased by rule: %s"
                                        .formatted(row.getInt("persons"), row.getString("reason"))),
                        row.getString("project_code")))
                .list();
    }
}
