package anxin.server.clue.duplicates;

import anxin.server.access.User;
import anxin.server.clue.intake.Steps;
import anxin.server.clue.intake.Steps.NewStep;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Merges clues about one matter, splits them, and takes either back (并案、拆分、撤销). Every clue stays what it is: its reporter
 * is answered and its clock runs; only which master clue stands for it changes. Whether the user sees the clues must have
 * been settled before.
 */
@Component
public class Mergings {

    private final JdbcClient jdbc;
    private final Steps steps;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Mergings(JdbcClient jdbc, Steps steps, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** From which matter to which a clue went. */
    private record Move(long clue, long from, long to) {}

    /** Puts all clues of the one matter with those of the other; the earliest clue stands for them. */
    public long merge(long clue, long other, String reason, User by) {
        return inOne(() -> {
            long mine = locked(clue);
            long theirs = locked(other);
            if (mine == theirs) {
                throw Refusal.conflict(
                        "CLUES_MERGED_ALREADY", "这两条线索已经是同一主线索下的，无需再次合并。", "These two clues are merged already.");
            }
            long master = Math.min(mine, theirs);
            long leaving = Math.max(mine, theirs);
            var moves = members(leaving).stream()
                    .map(member -> new Move(member, leaving, master))
                    .toList();
            long merging = add("MERGED", moves, reason, by, null);
            jdbc.sql("""
                            update clue.clue c
                               set problem_id = coalesce(c.problem_id,
                                       (select min(p.problem_id) from clue.clue p where p.master_id = :master and p.work_over_at is null))
                             where c.master_id = :master and c.closed_on is null
                            """).param("master", master).update();
            for (long member : members(master)) {
                steps.add(new NewStep(
                        member,
                        "MERGED",
                        by.login(),
                        by.name(),
                        true,
                        new Words(
                                "与反映同一事项的其他线索合并办理，编号和时限不变",
                                "Handled together with other reports of the same matter; number and time limit stay"),
                        null,
                        Map.of("merging", merging)));
            }
            return merging;
        });
    }

    /** Takes a clue out of the matter it is merged into; where it stood for the others, the earliest of them does now. */
    public long split(long clue, String reason, User by) {
        return inOne(() -> {
            long master = locked(clue);
            var others = members(master).stream().filter(id -> id != clue).toList();
            if (others.isEmpty()) {
                throw Refusal.conflict(
                        "CLUE_ALONE",
                        "这条线索没有与其他线索合并，无需拆分。",
                        "This clue is not merged with any other, so there is nothing to split.");
            }
            var moves = clue == master
                    ? others.stream()
                            .map(id -> new Move(id, master, others.getFirst()))
                            .toList()
                    : List.of(new Move(clue, master, clue));
            long splitting = add("SPLIT", moves, reason, by, null);
            note(clue, "SPLIT", new Words("从合并的线索中拆出，单独办理", "Taken out of the merged clues"), reason, splitting, by);
            return splitting;
        });
    }

    /** The two are not about one matter, and are not proposed again. */
    public long keepApart(long clue, long other, String reason, User by) {
        return inOne(() -> {
            if (locked(clue) == locked(other)) {
                throw Refusal.conflict(
                        "CLUES_MERGED_ALREADY",
                        "这两条线索已经合并；如不是同一事项，请先拆分。",
                        "These two clues are merged; split them first if they are not about one matter.");
            }
            return insert("KEPT_APART", List.of(new Move(clue, clue, other)), reason, by, null);
        });
    }

    /** Takes a merging or splitting back, as long as nothing of it has moved since. */
    public long undo(long merging, String reason, User by) {
        return inOne(() -> {
            var kind = jdbc.sql("select kind from clue.merging where id = ? for update")
                    .param(merging)
                    .query(String.class)
                    .single();
            var undone = jdbc.sql("select count(*) from clue.merging where undoes = ?")
                    .param(merging)
                    .query(Integer.class)
                    .single();
            var moves = jdbc.sql("select clue_id, from_master, to_master from clue.merging_move where merging_id = ?")
                    .param(merging)
                    .query((row, _) -> new Move(row.getLong(1), row.getLong(2), row.getLong(3)))
                    .list();
            if (undone > 0 || kind.equals("UNDONE")) {
                throw Refusal.conflict("MERGING_UNDONE", "这次操作已经撤销过了。", "This has been taken back already.");
            }
            if (kind.equals("KEPT_APART")) {
                return insert("UNDONE", moves, reason, by, merging);
            }
            for (var move : moves) {
                if (locked(move.clue()) != move.to()) {
                    throw Refusal.conflict(
                            "MERGED_ON_SINCE",
                            "不能撤销：其中的线索后来又合并或拆分过；请先撤销后面的操作。",
                            "This cannot be taken back: clues of it were merged or split again since; take that back first.");
                }
            }
            long undoing = add(
                    "UNDONE",
                    moves.stream()
                            .map(move -> new Move(move.clue(), move.to(), move.from()))
                            .toList(),
                    reason,
                    by,
                    merging);
            moves.forEach(move -> note(
                    move.clue(),
                    "MERGING_UNDONE",
                    new Words("撤销了此前的合并或拆分", "An earlier merging or splitting was taken back"),
                    reason,
                    undoing,
                    by));
            return undoing;
        });
    }

    private void note(long clue, String kind, Words words, String reason, long merging, User by) {
        steps.add(new NewStep(clue, kind, by.login(), by.name(), false, words, reason, Map.of("merging", merging)));
    }

    private long add(String kind, List<Move> moves, String reason, User by, @Nullable Long undoes) {
        long id = insert(kind, moves, reason, by, undoes);
        moves.forEach(move -> jdbc.sql("update clue.clue set master_id = :to, version = version + 1 where id = :id")
                .param("to", move.to())
                .param("id", move.clue())
                .update());
        return id;
    }

    private long insert(String kind, List<Move> moves, String reason, User by, @Nullable Long undoes) {
        long id = jdbc.sql("""
                        insert into clue.merging (kind, at, by_login, by_name, reason, undoes)
                        values (:kind, :at, :login, :name, :reason, :undoes) returning id
                        """)
                .param("kind", kind)
                .param("at", OffsetDateTime.now(clock))
                .param("login", by.login())
                .param("name", by.name())
                .param("reason", reason)
                .param("undoes", undoes)
                .query(Long.class)
                .single();
        moves.forEach(move -> jdbc.sql("""
                        insert into clue.merging_move (merging_id, clue_id, from_master, to_master)
                        values (:merging, :clue, :from, :to)
                        """)
                .param("merging", id)
                .param("clue", move.clue())
                .param("from", move.from())
                .param("to", move.to())
                .update());
        return id;
    }

    /** The master of a clue, which nobody else merges or splits until this is over. */
    private long locked(long clue) {
        return jdbc.sql("select master_id from clue.clue where id = ? for update")
                .param(clue)
                .query(Long.class)
                .single();
    }

    private List<Long> members(long master) {
        return jdbc.sql("select id from clue.clue where master_id = ? order by id for update")
                .param(master)
                .query(Long.class)
                .list();
    }

    private long inOne(Supplier<Long> work) {
        return Objects.requireNonNull(RowScope.asApplication(() -> transaction.execute(_ -> {
            // Two who merge across each other would wait for each other.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('clue.merging'))")
                    .query()
                    .listOfRows();
            return work.get();
        })));
    }

    /** All that happened to these clues in this way, the latest first, in the scope in force. */
    public List<Merging> of(Collection<Long> clues) {
        return jdbc.sql("""
                        select g.id, g.kind, g.at, g.by_name, g.reason, g.undoes,
                               exists (select from clue.merging u where u.undoes = g.id) as undone,
                               array_agg(m.clue_id order by m.clue_id) as clues
                          from clue.merging g join clue.merging_move m on m.merging_id = g.id
                         where exists (select from clue.merging_move x where x.merging_id = g.id
                                          and (x.clue_id = any(:clues) or x.from_master = any(:clues) or x.to_master = any(:clues)))
                         group by g.id order by g.id desc
                        """)
                .param("clues", clues.toArray(Long[]::new))
                .query((row, _) -> new Merging(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        row.getString("reason"),
                        row.getBoolean("undone"),
                        List.of((Long[]) row.getArray("clues").getArray())))
                .list();
    }

    /** @param clues those that moved */
    public record Merging(
            long id, String kind, Instant at, String by, String reason, boolean undone, List<Long> clues) {}
}
