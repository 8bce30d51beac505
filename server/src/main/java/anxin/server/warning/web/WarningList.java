package anxin.server.warning.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads lists of warnings page by page from where the last page ended, so that the thousandth is as fast as the first. */
@Repository
class WarningList {

    /** Counting stops here; a list longer than this is told as "more than". */
    static final int COUNT_CAP = 10_000;

    private static final String COLUMNS = """
            select w.id, w.project_code, w.project_name, w.area, w.rule, w.month, w.state, w.level, w.value,
                   w.raised_on, w.level_since, w.judged_for, w.cleared_on, w.clear_reason, w.clear_by, w.provisional,
                   w.grounds_id, w.previous_id, w.acknowledged_by, w.acknowledged_at
              from warning.warning w
            """;

    private final JdbcClient jdbc;

    WarningList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} rows, and one more if the list goes on. */
    List<WarningRow> page(WarningFilter filter, WarningSort sort, @Nullable String cursor, int limit) {
        var conditions = filter.conditions();
        sort.after(cursor, conditions);
        return jdbc.sql(COLUMNS + " where " + conditions.sql() + " order by " + sort.order() + " limit :limit")
                .params(conditions.parameters())
                .param("limit", limit + 1)
                .query(WarningRow.class)
                .list();
    }

    Count count(WarningFilter filter) {
        var conditions = filter.conditions();
        long found = jdbc.sql("select count(*) from (select 1 from warning.warning w where " + conditions.sql()
                        + " limit :cap) as counted")
                .params(conditions.parameters())
                .param("cap", COUNT_CAP + 1)
                .query(Long.class)
                .single();
        return new Count(Math.min(found, COUNT_CAP), found <= COUNT_CAP);
    }

    Optional<WarningRow> one(long id) {
        return jdbc.sql(COLUMNS + " where w.id = :id")
                .param("id", id)
                .query(WarningRow.class)
                .optional();
    }

    /** Every row of a list in its order, whatever its length, a page's worth in memory at a time. */
    void each(WarningFilter filter, WarningSort sort, Consumer<WarningRow> reader) {
        var cursor = (String) null;
        do {
            var rows = page(filter, sort, cursor, 2_000);
            var here = rows.size() > 2_000 ? rows.subList(0, 2_000) : rows;
            here.forEach(reader);
            cursor = rows.size() > 2_000 ? sort.cursor(here.getLast()) : null;
        } while (cursor != null);
    }

    /** How many rows a list has; not exact when it is longer than is counted. */
    record Count(long value, boolean exact) {}
}
