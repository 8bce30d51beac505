package anxin.server.clue.desk;

import anxin.server.access.CurrentUser;
import anxin.server.clue.intake.ClueState;
import anxin.server.clue.intake.Mode;
import anxin.server.http.Refusal;
import anxin.server.secrecy.EncryptedColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clues that the signed-in user may see (数据权限); what lies outside is answered like what does not exist. */
@Component
class SeenClues {

    static final String COLUMNS = """
            select c.id, c.number, c.channel, c.channel_kind, c.foreign_number, c.received_at, c.received_on, c.written_at, c.area,
                   c.project_id, c.site_code, c.place, c.debtor, c.since_month, c.until_month, c.people, c.amount_fen, c.trade,
                   c.mode, c.state, c.master_id, c.first_org, c.first_gap, c.first_user, c.taken_by, c.limit_rule, c.due_on,
                   c.opened_at, c.verdict, c.problem_id, c.work_over_at, c.answered_at, c.closed_on, c.outcome, c.settled_level,
                   c.pressing
              from clue.clue c
            """;

    private final CurrentUser currentUser;
    private final JdbcClient jdbc;
    private final EncryptedColumns texts;

    SeenClues(CurrentUser currentUser, JdbcClient jdbc, EncryptedColumns clueTexts) {
        this.currentUser = currentUser;
        this.jdbc = jdbc;
        this.texts = clueTexts;
    }

    SeenClue find(long id) {
        return jdbc.sql(COLUMNS + " where c.id = ?")
                .param(id)
                .query((row, _) -> seen(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound(
                        "CLUE_UNKNOWN",
                        "没有找到第 %d 号线索，或它不在您的管辖范围内；请从线索列表重新打开。".formatted(id),
                        "There is no clue %d, or it lies outside your scope; open it again from the list."
                                .formatted(id)));
    }

    /** One that the user may work on: seen, and of their own area. Who passed it on only looks on. */
    SeenClue findOwn(long id) {
        var clue = find(id);
        if (!currentUser.get().scope().holds(clue.area())) {
            throw Refusal.conflict(
                    "CLUE_ELSEWHERE",
                    "线索 %s 已转出您的辖区，只能查看进展；如需继续办理，请联系现承办地区退回。".formatted(clue.number()),
                    "Clue %s was passed on out of your area, so you can only follow it; ask whoever has it now to pass it back."
                            .formatted(clue.number()));
        }
        return clue;
    }

    /** All of one matter that the user sees, the earliest first. */
    List<SeenClue> ofMatter(long master) {
        return jdbc.sql(COLUMNS + " where c.master_id = ? order by c.id")
                .param(master)
                .query((row, _) -> seen(row))
                .list();
    }

    List<SeenClue> all(Collection<Long> ids) {
        return jdbc.sql(COLUMNS + " where c.id = any(?) order by c.id")
                .param((Object) ids.toArray(Long[]::new))
                .query((row, _) -> seen(row))
                .list();
    }

    /** The letter itself; empty where it was erased by rule or there never was one. */
    String text(long id) {
        var found = new StringBuilder();
        jdbc.sql("select id, text from clue.clue where id = ?").param(id).query(row -> {
            var text = texts.read(row, "text");
            found.append(text == null ? "" : text);
        });
        return found.toString();
    }

    SeenClue seen(ResultSet row) throws SQLException {
        var written = row.getObject("written_at", OffsetDateTime.class);
        var opened = row.getObject("opened_at", OffsetDateTime.class);
        var over = row.getObject("work_over_at", OffsetDateTime.class);
        var answered = row.getObject("answered_at", OffsetDateTime.class);
        return new SeenClue(
                row.getLong("id"),
                row.getString("number"),
                row.getString("channel"),
                row.getString("channel_kind"),
                row.getString("foreign_number"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_on", LocalDate.class),
                written == null ? null : written.toInstant(),
                row.getInt("area"),
                row.getInt("project_id"),
                row.getString("site_code"),
                texts.read(row, "place"),
                texts.read(row, "debtor"),
                row.getObject("since_month", Integer.class),
                row.getObject("until_month", Integer.class),
                row.getObject("people", Integer.class),
                row.getObject("amount_fen", Long.class),
                row.getString("trade"),
                Mode.valueOf(row.getString("mode")),
                ClueState.valueOf(row.getString("state")),
                row.getLong("master_id"),
                row.getInt("first_org"),
                row.getBoolean("first_gap"),
                row.getLong("first_user"),
                row.getString("taken_by"),
                row.getString("limit_rule"),
                row.getObject("due_on", LocalDate.class),
                opened == null ? null : opened.toInstant(),
                named(Verdict.class, row.getString("verdict")),
                row.getLong("problem_id"),
                over == null ? null : over.toInstant(),
                answered == null ? null : answered.toInstant(),
                row.getObject("closed_on", LocalDate.class),
                named(ClueOutcome.class, row.getString("outcome")),
                named(SettledLevel.class, row.getString("settled_level")),
                row.getBoolean("pressing"));
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
