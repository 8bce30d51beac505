package anxin.server.clue.intake;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.audit.RecordedChanges;
import anxin.server.words.Words;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What users did about clues; not what reporters did, and not what anybody wrote. */
@Component
class ClueChanges implements RecordedChanges {

    private final JdbcClient jdbc;

    ClueChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Recorded> find(Asked asked, int most) {
        return jdbc.sql("""
                        select s.at, s.by_name, s.words_zh, s.words_en, c.number
                          from clue.step s join clue.clue c on c.id = s.clue_id
                         where s.by_login is not null and s.at >= :from and s.at < :to
                           and (cast(:by as text) is null or s.by_login = :by)
                           and (cast(:subject as text) is null or c.number = :subject)
                         order by s.id desc limit :most
                        """)
                .param("from", OffsetDateTime.ofInstant(asked.from(), BeijingTime.ZONE))
                .param("to", OffsetDateTime.ofInstant(asked.to(), BeijingTime.ZONE))
                .param("by", asked.by() == null ? null : asked.by().login())
                .param("subject", asked.subject())
                .param("most", most)
                .query((row, _) -> new Recorded(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        new Words(row.getString("words_zh"), row.getString("words_en")),
                        row.getString("number")))
                .list();
    }
}
