package anxin.server.exchange;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.audit.RecordedChanges;
import anxin.server.words.Words;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Data packages that were applied, by whom. */
@Component
class ImportChanges implements RecordedChanges {

    private final JdbcClient jdbc;

    ImportChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Recorded> find(Asked asked, int most) {
        return jdbc.sql("""
                        select id, submitted_at, submitted_name, file_name from exchange.import
                         where state = 'DONE' and not dry_run and submitted_at >= :from and submitted_at < :to
                           and (cast(:by as bigint) is null or submitted_by = :by)
                           and (cast(:subject as text) is null or id::text = :subject)
                         order by id desc limit :most
                        """)
                .param("from", OffsetDateTime.ofInstant(asked.from(), BeijingTime.ZONE))
                .param("to", OffsetDateTime.ofInstant(asked.to(), BeijingTime.ZONE))
                .param("by", asked.by() == null ? null : asked.by().id())
                .param("subject", asked.subject())
                .param("most", most)
                .query((row, _) -> new Recorded(
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        row.getString("submitted_name"),
                        new Words(
                                "导入数据包 " + row.getString("file_name"),
                                "Imported package " + row.getString("file_name")),
                        String.valueOf(row.getLong("id"))))
                .list();
    }
}
