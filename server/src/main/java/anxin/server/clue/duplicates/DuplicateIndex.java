package anxin.server.clue.duplicates;

import anxin.engine.clue.Likeness;
import anxin.engine.clue.PackedTraits;
import anxin.server.secrecy.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds clues about the same matter: by keys first, of each key the latest only, so that a million clues are asked as fast
 * as a thousand; those found are then compared. The role of requests has no right to these tables.
 */
@Repository
class DuplicateIndex {

    /** Of one key so many clues are looked at; a big firm's name alone says little. */
    private static final int OF_ONE_KEY = 100;

    private static final int COMPARED = 60;

    /** From here on a pair is shown; from {@link Likeness#ENOUGH} on it is held to be one matter. */
    private static final double SHOWN = 2;

    private static final double SAME_PERSON = 5;
    private static final double SAME_PROJECT = 3;
    private static final double OTHER_PROJECT = -2.5;

    private static final String TRAITS = "clue.traits.traits";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final MatchKeys keys;

    DuplicateIndex(JdbcClient jdbc, SecretBox box, MatchKeys keys) {
        this.jdbc = jdbc;
        this.box = box;
        this.keys = keys;
    }

    /** Puts a clue in, or in anew. */
    void put(Compared clue) {
        jdbc.sql("""
                        insert into clue.traits (id, traits) values (:id, :traits)
                            on conflict (id) do update set traits = excluded.traits
                        """)
                .param("id", clue.clue())
                .param("traits", box.encrypt(TRAITS, clue.clue(), PackedTraits.pack(clue.traits())))
                .update();
        jdbc.sql("delete from clue.match_key where clue_id = ?")
                .param(clue.clue())
                .update();
        jdbc.sql("insert into clue.match_key (key, clue_id) select unnest(:keys::bigint[]), :id")
                .param("keys", keys.all(clue).toArray(Long[]::new))
                .param("id", clue.clue())
                .update();
    }

    /** The clues like this one, the most alike first; itself left out. */
    List<Pair> like(Compared clue) {
        var persons = keys.persons(clue);
        return jdbc
                .sql("""
                        with found as (
                            select m.clue_id, count(*) as shared,
                                   coalesce(bool_or(m.key = any(:persons::bigint[])), false) as same_person
                              from unnest(:keys::bigint[]) k (key)
                             cross join lateral (select key, clue_id from clue.match_key
                                                  where key = k.key and clue_id <> :clue
                                                  order by clue_id desc limit :most) m
                             group by m.clue_id
                             order by same_person desc, shared desc, m.clue_id desc limit :compared)
                        select f.clue_id, f.same_person, t.traits, coalesce(c.project_id, 0) as project
                          from found f join clue.traits t on t.id = f.clue_id join clue.clue c on c.id = f.clue_id
                        """)
                .param("persons", persons.toArray(Long[]::new))
                .param("keys", keys.all(clue).toArray(Long[]::new))
                .param("clue", clue.clue())
                .param("most", OF_ONE_KEY)
                .param("compared", COMPARED)
                .query((row, _) -> compare(clue, row))
                .list()
                .stream()
                .filter(pair -> pair.weight() >= SHOWN)
                .sorted(Comparator.comparingDouble(Pair::weight).reversed().thenComparing(Pair::other))
                .toList();
    }

    private Pair compare(Compared clue, ResultSet row) throws SQLException {
        long other = row.getLong("clue_id");
        var traits = PackedTraits.unpack(String.valueOf(other), box.decrypt(TRAITS, other, row.getBytes("traits")));
        var likeness = Likeness.between(clue.traits(), traits);
        var reasons = new ArrayList<Reason>();
        if (row.getBoolean("same_person")) {
            reasons.add(new Reason(Sameness.PERSON, SAME_PERSON, ""));
        }
        int project = row.getInt("project");
        if (clue.project() != 0 && project != 0) {
            boolean same = clue.project() == project;
            reasons.add(
                    new Reason(Sameness.PROJECT, same ? SAME_PROJECT : OTHER_PROJECT, same ? clue.projectName() : ""));
        }
        for (var reason : likeness.reasons()) {
            // The site of a known project is the project once more.
            boolean told = reason.trait() == Likeness.Trait.SITE && clue.project() != 0 && project != 0;
            if (!told) {
                reasons.add(new Reason(Sameness.of(reason.trait()), reason.weight(), reason.words()));
            }
        }
        return new Pair(
                clue.clue(), other, reasons.stream().mapToDouble(Reason::weight).sum(), reasons);
    }

    /** Two clues that may be about one matter. */
    record Pair(long clue, long other, double weight, List<Reason> reasons) {}
}
