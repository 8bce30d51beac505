package anxin.server.warning.web;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.audit.RecordedChanges;
import anxin.server.words.Words;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people did to warnings: acknowledgements and comments. Steps that the scan makes are in each warning's own history. */
@Component
class NoteChanges implements RecordedChanges {

    private final JdbcClient jdbc;

    NoteChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Recorded> find(Asked asked, int most) {
        return jdbc.sql("""
                        select n.at, n.by_name, n.kind, n.warning_id
                          from (select at, by_login, by_name, warning_id, 'ACKNOWLEDGED' as kind from warning.acknowledgement
                                 union all
                                select at, by_login, by_name, warning_id, 'COMMENTED' from warning.comment) n
                          join warning.warning w on w.id = n.warning_id
                         where n.at >= :from and n.at < :to
                           and (cast(:by as text) is null or n.by_login = :by)
                           and (cast(:subject as text) is null or w.project_code = :subject or w.id::text = :subject)
                         order by n.at desc limit :most
                        """)
                .param("from", OffsetDateTime.ofInstant(asked.from(), BeijingTime.ZONE))
                .param("to", OffsetDateTime.ofInstant(asked.to(), BeijingTime.ZONE))
                .param("by", asked.by() == null ? null : asked.by().login())
                .param("subject", asked.subject())
                .param("most", most)
                .query((row, _) -> new Recorded(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        words(row.getString("kind"), row.getLong("warning_id")),
                        String.valueOf(row.getLong("warning_id"))))
                .list();
    }

    private static Words words(String kind, long warning) {
        return kind.equals("COMMENTED")
                ? new Words("填写第 %d 号预警的处置记录".formatted(warning), "Commented on warning %d".formatted(warning))
                : new Words("签收第 %d 号预警".formatted(warning), "Acknowledged warning %d".formatted(warning));
    }
}
