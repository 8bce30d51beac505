package anxin.server.clue.intake;

import anxin.server.secrecy.EncryptedColumns;
import anxin.server.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to clues, one row a step, never changed (线索办理记录). */
@Component
public class Steps {

    static final TypeReference<Map<String, @Nullable Object>> DETAIL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final EncryptedColumns stepTexts;
    private final PersonCodes codes;
    private final JsonMapper json;
    private final Clock clock;

    Steps(JdbcClient jdbc, EncryptedColumns stepTexts, PersonCodes codes, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.stepTexts = stepTexts;
        this.codes = codes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is to be written.
     *
     * @param byLogin nobody where it was the reporter or the application
     * @param shown whether the reporter sees it; its words are for them then
     * @param text what somebody wrote, kept encrypted
     * @param detail goes into the evidence log: whole numbers, texts and flags, nothing personal
     */
    public record NewStep(
            long clue,
            String kind,
            @Nullable String byLogin,
            @Nullable String byName,
            boolean shown,
            Words words,
            @Nullable String text,
            Map<String, ? extends @Nullable Object> detail) {

        /** One the reporter made. */
        public static NewStep ofReporter(
                long clue,
                String kind,
                Words words,
                @Nullable String text,
                Map<String, ? extends @Nullable Object> detail) {
            return new NewStep(clue, kind, null, null, true, words, text, detail);
        }
    }

    /** A step as it is kept. */
    public record Step(
            long id,
            long clue,
            Instant at,
            String kind,
            @Nullable String byLogin,
            @Nullable String byName,
            boolean shown,
            Words words,
            @Nullable String text,
            Map<String, @Nullable Object> detail) {}

    /** Writes a step in the running transaction. */
    public long add(NewStep step) {
        long id = jdbc.sql("select nextval(pg_get_serial_sequence('clue.step', 'id'))")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into clue.step (id, clue_id, at, kind, by_login, by_name, shown, words_zh, words_en, text, text_code, detail)
                        overriding system value
                        values (:id, :clue, :at, :kind, :login, :name, :shown, :zh, :en, :text, :code, cast(:detail as jsonb))
                        """)
                .param("id", id)
                .param("clue", step.clue())
                .param("at", now())
                .param("kind", step.kind())
                .param("login", step.byLogin())
                .param("name", step.byName())
                .param("shown", step.shown())
                .param("zh", step.words().zh())
                .param("en", step.words().en())
                .param("text", stepTexts.encrypt("text", id, step.text()))
                .param("code", codes.text(step.text()))
                .param("detail", json.writeValueAsString(step.detail()))
                .update();
        return id;
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    /** Those of a clue, the oldest first, within the scope in force. */
    public List<Step> of(long clue) {
        return jdbc.sql("select * from clue.step where clue_id = ? order by id")
                .param(clue)
                .query((row, _) -> new Step(
                        row.getLong("id"),
                        row.getLong("clue_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getString("by_login"),
                        row.getString("by_name"),
                        row.getBoolean("shown"),
                        new Words(row.getString("words_zh"), row.getString("words_en")),
                        stepTexts.read(row, "text"),
                        json.readValue(row.getString("detail"), DETAIL)))
                .list();
    }
}
