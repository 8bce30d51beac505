package anxin.server.warning.web;

import anxin.server.access.User;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What officers write under a warning: that they have taken note (签收), and comments (处置备注). */
@Repository
class WarningNotes {

    private final JdbcClient jdbc;
    private final Clock clock;

    WarningNotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once for each level; a second time changes nothing. */
    @Transactional
    void acknowledge(WarningRow warning, User user) {
        int fresh = jdbc.sql("""
                        update warning.warning set acknowledged_by = :name, acknowledged_at = :now
                         where id = :id and acknowledged_at is null
                        """)
                .param("name", user.name())
                .param("now", OffsetDateTime.now(clock))
                .param("id", warning.id())
                .update();
        if (fresh == 1) {
            jdbc.sql("""
                            insert into warning.acknowledgement (warning_id, at, by_login, by_name, level)
                            values (:id, :now, :login, :name, :level)
                            """)
                    .param("id", warning.id())
                    .param("now", OffsetDateTime.now(clock))
                    .param("login", user.login())
                    .param("name", user.name())
                    .param("level", warning.level())
                    .update();
        }
    }

    void comment(WarningRow warning, String text, User user) {
        jdbc.sql("""
                        insert into warning.comment (warning_id, at, by_login, by_name, text)
                        values (:id, :now, :login, :name, :text)
                        """)
                .param("id", warning.id())
                .param("now", OffsetDateTime.now(clock))
                .param("login", user.login())
                .param("name", user.name())
                .param("text", text)
                .update();
    }

    List<Note> comments(long id) {
        return jdbc.sql("select by_name as by, at, text from warning.comment where warning_id = :id order by id")
                .param("id", id)
                .query(Note.class)
                .list();
    }

    /** A comment as shown. */
    record Note(String by, Instant at, String text) {}
}
