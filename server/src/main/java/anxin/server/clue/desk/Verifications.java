package anxin.server.clue.desk;

import anxin.server.access.User;
import anxin.server.words.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was verified (核实登记), in two parts: the arrears, and how far the project keeps the wage systems. */
@Component
class Verifications {

    private static final TypeReference<EnumMap<SystemItem, SystemItem.State>> SYSTEM = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DeskWork desk;

    Verifications(JdbcClient jdbc, JsonMapper json, DeskWork desk) {
        this.jdbc = jdbc;
        this.json = json;
        this.desk = desk;
    }

    /** What was found of the arrears (核实结论). */
    enum Found {
        ARREARS("属实", "So as reported"),
        PARTLY("部分属实", "Partly so"),
        NONE("不属实", "Not so");

        private final Words words;

        Found(String zh, String en) {
            this.words = new Words(zh, en);
        }

        Words words() {
            return words;
        }
    }

    /**
     * The form as it is filled in; a part may be left for later, but not when the clue is closed.
     *
     * @param people owed, as verified
     * @param amountFen owed to all, as verified
     * @param facts what was found and how
     * @param system item by item; empty where it was left out
     */
    record Form(
            Found found,
            @Nullable Integer people,
            @Nullable Long amountFen,
            @Nullable Cause cause,
            String facts,
            Map<SystemItem, SystemItem.State> system) {}

    record Filled(Form form, Instant at, String by, long clue) {}

    void add(SeenClue clue, Form form, User by) {
        Verdicts.requireOpen(clue);
        desk.whole(clue.id(), () -> {
            jdbc.sql("""
                            insert into clue.verification (clue_id, found, people, amount_fen, cause, facts, system, at, by_login, by_name)
                            values (:clue, :found, :people, :amount, :cause, :facts, cast(:system as jsonb), :at, :login, :name)
                            """)
                    .param("clue", clue.id())
                    .param("found", form.found().name())
                    .param("people", form.people())
                    .param("amount", form.amountFen())
                    .param("cause", form.cause() == null ? null : form.cause().name())
                    .param("facts", form.facts())
                    .param("system", form.system().isEmpty() ? null : json.writeValueAsString(form.system()))
                    .param("at", desk.now())
                    .param("login", by.login())
                    .param("name", by.name())
                    .update();
            desk.note(
                    clue.id(),
                    "VERIFIED",
                    new Words(
                            "核实登记：" + form.found().words().zh(),
                            "Verified: " + form.found().words().en()),
                    form.facts(),
                    Map.of("found", form.found().name()),
                    by);
            return true;
        });
    }

    /** The last one of the clue or of those merged with it. */
    Optional<Filled> of(long master) {
        return jdbc.sql("""
                        select v.* from clue.verification v join clue.clue c on c.id = v.clue_id
                         where c.master_id = ? order by v.id desc limit 1
                        """)
                .param(master)
                .query((row, _) -> new Filled(
                        new Form(
                                Found.valueOf(row.getString("found")),
                                row.getObject("people", Integer.class),
                                row.getObject("amount_fen", Long.class),
                                row.getString("cause") == null ? null : Cause.valueOf(row.getString("cause")),
                                row.getString("facts"),
                                row.getString("system") == null
                                        ? Map.of()
                                        : json.readValue(row.getString("system"), SYSTEM)),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        row.getLong("clue_id")))
                .optional();
    }

    /** Items of the second part that were not answered. */
    static List<SystemItem> open(Form form) {
        return java.util.Arrays.stream(SystemItem.values())
                .filter(item -> !form.system().containsKey(item))
                .toList();
    }
}
