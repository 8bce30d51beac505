package anxin.server.clue.intake;

import anxin.server.secrecy.EncryptedColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the desk asks whoever reported, and what they answer (补充提问). */
@Component
public class Questions {

    private final JdbcClient jdbc;
    private final EncryptedColumns questionTexts;
    private final Clock clock;

    Questions(JdbcClient jdbc, EncryptedColumns questionTexts, Clock clock) {
        this.jdbc = jdbc;
        this.questionTexts = questionTexts;
        this.clock = clock;
    }

    /** A question and its answer, if there is one yet. */
    public record Question(
            long id,
            @Nullable String text,
            Instant askedAt,
            String askedBy,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}

    public long ask(long clue, String text, String askedBy) {
        long id = jdbc.sql("select nextval(pg_get_serial_sequence('clue.question', 'id'))")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into clue.question (id, clue_id, text, asked_at, asked_by) overriding system value
                        values (:id, :clue, :text, :at, :by)
                        """)
                .param("id", id)
                .param("clue", clue)
                .param("text", questionTexts.encrypt("text", id, text))
                .param("at", now())
                .param("by", askedBy)
                .update();
        return id;
    }

    public List<Question> of(long clue) {
        return jdbc.sql("select * from clue.question where clue_id = ? order by id")
                .param(clue)
                .query((row, _) -> question(row))
                .list();
    }

    private Question question(ResultSet row) throws SQLException {
        var answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Question(
                row.getLong("id"),
                questionTexts.read(row, "text"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("asked_by"),
                questionTexts.read(row, "answer"),
                answered == null ? null : answered.toInstant());
    }

    /** Whether this clue has this question and it is open; then it is answered now. */
    boolean answer(long clue, long question, String answer) {
        return jdbc.sql("""
                        update clue.question set answer = :answer, answered_at = :at
                         where id = :id and clue_id = :clue and answered_at is null
                        """)
                        .param("answer", questionTexts.encrypt("answer", question, answer))
                        .param("at", now())
                        .param("id", question)
                        .param("clue", clue)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
