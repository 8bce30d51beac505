package anxin.server.hazard.web;

import anxin.server.hazard.life.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads lists of problems page by page from where the last page ended. */
@Repository
class ProblemList {

    static final int COUNT_CAP = 10_000;

    private final JdbcClient jdbc;

    ProblemList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Problem> page(ProblemFilter filter, ProblemSort sort, @Nullable String cursor, int limit) {
        var where = filter.conditions();
        if (cursor != null) {
            where.add(sort.after(), sort.keys(cursor));
        }
        return jdbc.sql("select p.* from hazard.problem p where " + where.sql() + " order by " + sort.order()
                        + " limit :limit")
                .params(where.parameters())
                .param("limit", limit)
                .query(Problem.class)
                .list();
    }

    long count(ProblemFilter filter) {
        var where = filter.conditions();
        return jdbc.sql("select count(*) from hazard.problem p where " + where.sql())
                .params(where.parameters())
                .query(Long.class)
                .single();
    }

    /** Every row of a list in its order, whatever its length, a page's worth in memory at a time. */
    void each(ProblemFilter filter, ProblemSort sort, int atOnce, Consumer<List<Problem>> reader) {
        String cursor = null;
        while (true) {
            var rows = page(filter, sort, cursor, atOnce);
            if (rows.isEmpty()) {
                return;
            }
            reader.accept(rows);
            cursor = sort.cursor(rows.getLast());
        }
    }

    /** The sources of each of these problems and of those that are part of it, as kind and number. */
    Map<Long, List<Ref>> sources(Collection<Long> problems) {
        var found = new HashMap<Long, List<Ref>>();
        jdbc.sql("""
                        select coalesce(p.merged_into, p.id) as problem, s.kind, s.ref, s.means
                          from hazard.source s join hazard.problem p on p.id = s.problem_id
                         where p.id = any(:ids) or p.merged_into = any(:ids)
                         order by s.told_at, s.id
                        """)
                .param("ids", problems.toArray(Long[]::new))
                .query((row, _) -> found.computeIfAbsent(row.getLong("problem"), _ -> new java.util.ArrayList<>())
                        .add(new Ref(row.getString("kind"), row.getString("ref"), row.getString("means"))))
                .list();
        return found;
    }

    record Ref(String kind, String ref, String means) {}
}
