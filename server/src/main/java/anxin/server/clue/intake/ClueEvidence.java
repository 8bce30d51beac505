package anxin.server.clue.intake;

import anxin.engine.calendar.BeijingTime;
import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import anxin.server.secrecy.EncryptedColumns;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every step of a clue (线索办理记录); what was written goes into the log by its keyed index, so that it may be erased by rule. */
@Component
class ClueEvidence implements EvidenceSource {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final EncryptedColumns stepTexts;
    private final PersonCodes codes;

    ClueEvidence(JdbcClient jdbc, JsonMapper json, EncryptedColumns stepTexts, PersonCodes codes) {
        this.jdbc = jdbc;
        this.json = json;
        this.stepTexts = stepTexts;
        this.codes = codes;
    }

    @Override
    public String name() {
        return "clue-step";
    }

    @Override
    public Words title() {
        return new Words("线索办理记录 clue.step ", "clue.step");
    }

    @Override
    public List<Happening> take(int most) {
        var ids = jdbc.sql("select step_id from clue.unsealed order by step_id limit ?")
                .param(most)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = find(ids);
        jdbc.sql("delete from clue.unsealed where step_id = any(?)")
                .param((Object) found.stream().map(Happening::id).toArray(Long[]::new))
                .update();
        return found;
    }

    @Override
    public List<Happening> find(Collection<Long> ids) {
        return jdbc.sql("""
                        select s.*, c.number from clue.step s join clue.clue c on c.id = s.clue_id
                         where s.id = any(?) order by s.id
                        """)
                .param((Object) ids.toArray(Long[]::new))
                .query((row, _) -> happening(row))
                .list();
    }

    private Happening happening(ResultSet row) throws SQLException {
        long clue = row.getLong("clue_id");
        var kind = row.getString("kind");
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        var day = LocalDate.ofInstant(at, BeijingTime.ZONE);
        var number = row.getString("number");
        var code = row.getBytes("text_code");
        var content = new HashMap<String, @Nullable Object>();
        content.put("clue", clue);
        content.put("kind", kind);
        content.put("at", at.toString());
        content.put("login", row.getString("by_login"));
        content.put("name", row.getString("by_name"));
        content.put("shown", row.getBoolean("shown"));
        content.put("words", row.getString("words_zh"));
        content.put("text", code == null ? null : HexFormat.of().formatHex(code));
        content.put("detail", json.readValue(row.getString("detail"), Steps.DETAIL));
        return new Happening(
                "CLUE_" + kind,
                row.getLong("id"),
                subject(clue),
                day,
                at,
                Map.of("clue", clue, "step", kind),
                content,
                false,
                new Words(
                        "线索 %s 于 %s：%s".formatted(number, day, row.getString("words_zh")),
                        "Clue %s on %s: %s".formatted(number, day, row.getString("words_en"))));
    }

    static String subject(long clue) {
        return "clue/" + clue;
    }

    @Override
    public List<Long> sealedAfter(long id, int most) {
        return jdbc.sql("""
                        select s.id from clue.step s
                         where s.id > ? and not exists (select 1 from clue.unsealed u where u.step_id = s.id)
                         order by s.id limit ?
                        """).params(id, most).query(Long.class).list();
    }

    @Override
    public long outstanding() {
        return jdbc.sql("select count(*) from clue.unsealed").query(Long.class).single();
    }

    /** What stands there must be what was written, unless it was erased. */
    @Override
    public void inspect(Consumer<Words> fault) {
        jdbc.sql("select id, clue_id, text, text_code from clue.step where text is not null order by id")
                .query(row -> {
                    if (!Arrays.equals(codes.text(stepTexts.read(row, "text")), row.getBytes("text_code"))) {
                        fault.accept(new Words(
                                "第 %d 号线索的办理记录（第 %d 步）文字被改动过。".formatted(row.getLong("clue_id"), row.getLong("id")),
                                "The text of step %d of clue %d was changed."
                                        .formatted(row.getLong("id"), row.getLong("clue_id"))));
                    }
                });
    }
}
