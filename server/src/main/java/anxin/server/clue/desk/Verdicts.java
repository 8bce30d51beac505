package anxin.server.clue.desk;

import anxin.server.access.User;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What kind of matter clues, or single claims of them, were found to be (性质认定). */
@Component
class Verdicts {

    private final JdbcClient jdbc;
    private final DeskWork desk;

    Verdicts(JdbcClient jdbc, DeskWork desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    /** One who judged, and what; of a claim, its number, else 0. */
    record Judged(long id, long clue, long claim, Verdict kind, String reason, Instant at, String by) {}

    /** Of a whole clue. */
    void judge(SeenClue clue, Verdict kind, String reason, User by) {
        requireOpen(clue);
        desk.whole(clue.id(), () -> {
            insert(clue.id(), null, kind, reason, by);
            jdbc.sql("""
                            update clue.clue set verdict = :kind, state = case when state = 'RECEIVED' then 'CHECKING' else state end,
                                   version = version + 1
                             where id = :id
                            """).param("kind", kind.name()).param("id", clue.id()).update();
            desk.note(
                    clue.id(),
                    "JUDGED",
                    new Words(
                            "认定为：" + kind.words().zh(),
                            "Found to be: " + kind.words().en()),
                    reason,
                    Map.of("verdict", kind.name()),
                    by);
            return true;
        });
    }

    /** Of one claim, where a group reports different things; what is not wages leaves the sum and the head count. */
    void judgeClaim(SeenClue clue, long claim, Verdict kind, String reason, User by) {
        requireOpen(clue);
        desk.whole(clue.id(), () -> {
            var line = jdbc.sql("select line from clue.claim where id = ? and clue_id = ?")
                    .params(claim, clue.id())
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(
                            () -> Refusal.notFound("CLAIM_UNKNOWN", "这条线索没有这笔诉求。", "This clue has no such claim."));
            insert(clue.id(), claim, kind, reason, by);
            desk.note(
                    clue.id(),
                    "CLAIM_JUDGED",
                    new Words(
                            "第 %d 笔诉求认定为：%s".formatted(line, kind.words().zh()),
                            "Claim %d found to be: %s"
                                    .formatted(line, kind.words().en())),
                    reason,
                    Map.of("claim", line, "verdict", kind.name()),
                    by);
            return true;
        });
    }

    private void insert(long clue, @Nullable Long claim, Verdict kind, String reason, User by) {
        jdbc.sql("""
                        insert into clue.verdict (clue_id, claim_id, kind, reason, at, by_login, by_name)
                        values (:clue, :claim, :kind, :reason, :at, :login, :name)
                        """)
                .param("clue", clue)
                .param("claim", claim)
                .param("kind", kind.name())
                .param("reason", reason)
                .param("at", desk.now())
                .param("login", by.login())
                .param("name", by.name())
                .update();
    }

    /** The oldest first; of each claim the last one holds. */
    List<Judged> of(long clue) {
        return jdbc.sql("select * from clue.verdict where clue_id = ? order by id")
                .param(clue)
                .query((row, _) -> new Judged(
                        row.getLong("id"),
                        row.getLong("clue_id"),
                        row.getLong("claim_id"),
                        Verdict.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name")))
                .list();
    }

    static void requireOpen(SeenClue clue) {
        if (!clue.open()) {
            throw Refusal.conflict(
                    "CLUE_CLOSED",
                    "线索 %s 已经办结或撤回，不能再办理；如需继续，请由反映人要求重新处理，或者先重新开启。".formatted(clue.number()),
                    "Clue %s is closed or withdrawn; to go on, it has to be opened again first."
                            .formatted(clue.number()));
        }
    }
}
