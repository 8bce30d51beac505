package anxin.server.clue.duplicates;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pairs of clues that may be about one matter (疑似重复): found as they come, kept with the reasons. */
@Component
public class Duplicates {

    private final DuplicateIndex index;
    private final ReasonTexts reasons;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Duplicates(
            DuplicateIndex index,
            ReasonTexts reasons,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.index = index;
        this.reasons = reasons;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Puts a clue in and keeps which others may be about its matter; what was kept of it before gives way. */
    public void compare(Compared clue) {
        transaction.executeWithoutResult(_ -> index.put(clue));
        transaction.executeWithoutResult(_ -> {
            var pairs = index.like(clue);
            jdbc.sql(
                            "delete from clue.likeness where (clue_id = :id or other_id = :id) and not (clue_id = any(:kept) or other_id = any(:kept))")
                    .param("id", clue.clue())
                    .param(
                            "kept",
                            pairs.stream().map(DuplicateIndex.Pair::other).toArray(Long[]::new))
                    .update();
            pairs.forEach(this::keep);
        });
    }

    private void keep(DuplicateIndex.Pair pair) {
        long later = Math.max(pair.clue(), pair.other());
        long earlier = Math.min(pair.clue(), pair.other());
        long id = jdbc.sql("""
                        insert into clue.likeness (clue_id, other_id, weight, reasons, at)
                        values (:later, :earlier, :weight, ''::bytea, :at)
                            on conflict (clue_id, other_id) do update set weight = excluded.weight, at = excluded.at
                        returning id
                        """)
                .param("later", later)
                .param("earlier", earlier)
                .param("weight", pair.weight())
                .param("at", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        jdbc.sql("update clue.likeness set reasons = :reasons where id = :id")
                .param("reasons", reasons.encrypt(id, pair.reasons()))
                .param("id", id)
                .update();
    }

    /** Clues that may be about the matter of this one and are not merged with it or kept apart from it, in the scope in force. */
    public List<Suspect> of(long clue, Locale locale) {
        return jdbc.sql("""
                        select l.id, l.weight, l.reasons, o.id as other
                          from clue.likeness l
                          join clue.clue c on c.id = :clue
                          join clue.clue o on o.id = case when l.clue_id = :clue then l.other_id else l.clue_id end
                         where :clue in (l.clue_id, l.other_id) and o.master_id <> c.master_id
                           and not exists (
                               select from clue.merging g join clue.merging_move m on m.merging_id = g.id
                                where g.kind = 'KEPT_APART' and not exists (select from clue.merging u where u.undoes = g.id)
                                  and ((m.clue_id = :clue and m.to_master = o.id) or (m.clue_id = o.id and m.to_master = :clue)))
                         order by l.weight desc, o.id limit 20
                        """)
                .param("clue", clue)
                .query((row, _) -> new Suspect(
                        row.getLong("other"),
                        row.getDouble("weight"),
                        row.getDouble("weight") >= anxin.engine.clue.Likeness.ENOUGH,
                        reasons.read(row).stream()
                                .map(reason -> new Why(
                                        reason.why().words(reason.weight(), reason.compared(), locale),
                                        reason.weight()))
                                .toList()))
                .list();
    }

    /** @param same they are held to be about one matter; else somebody should look */
    public record Suspect(long other, double weight, boolean same, List<Why> reasons) {}

    /** @param weight above 0 when it speaks for one matter */
    public record Why(String words, double weight) {}
}
