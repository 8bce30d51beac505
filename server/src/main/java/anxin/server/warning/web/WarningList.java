package anxin.server.warning.web;

import anxin.server.warning.web.WarningSort.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads lists of warnings page by page from where the last page ended, so that the thousandth is as fast as the first.
 * All pages show the state the first one saw, so that nothing is left out or shown twice while warnings move.
 */
@Repository
class WarningList {

    /** Counting stops here; a list longer than this is told as "more than". */
    static final int COUNT_CAP = 10_000;

    private static final String COLUMNS = """
            select w.id, w.project_code, w.project_name, w.area, w.rule, w.month, w.state, w.level, w.value,
                   w.raised_on, w.level_since, w.judged_for, w.cleared_on, w.clear_reason, w.clear_by, w.provisional,
                   w.grounds_id, w.previous_id, w.acknowledged_by, w.acknowledged_at, w.value_num
            """;

    // A number the server has not given out yet comes from another server's copy of the rows; such rows lie at rest.
    private static final String AT_REST = """
            (pg_visible_in_snapshot(w.moved_in, :seen::pg_snapshot)
             or w.moved_in >= pg_snapshot_xmax(pg_current_snapshot()))
            """;

    // Those moved since the first page, as they were then; those raised since are not there.
    private static final String MOVED = """
            (select w.id, w.project_id, w.project_code, w.project_name, w.area, w.rule, w.month, w.raised_on,
                    w.level_since, w.judged_for, w.clear_by, w.provisional, w.grounds_id, w.previous_id,
                    w.acknowledged_by, w.acknowledged_at,
                    case when h.level = 0 then 'CLEARED' else 'OPEN' end as state,
                    case when h.level = 0 then h.level_was else h.level end as level,
                    h.value, h.value::numeric as value_num,
                    case when h.level = 0 then w.cleared_on end as cleared_on,
                    case when h.level = 0 then w.clear_reason end as clear_reason
               from warning.warning w
              cross join lateral (select level, level_was, value from warning.history
                                   where warning_id = w.id
                                     and pg_visible_in_snapshot(written_in, :seen::pg_snapshot)
                                   order by id desc limit 1) h
              where w.moved_in >= pg_snapshot_xmin(:seen::pg_snapshot) and not
            """ + AT_REST + ") w";

    private final JdbcClient jdbc;

    WarningList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first page, and what the list goes on from; as the later ones, of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Page page(WarningFilter filter, WarningSort sort, @Nullable Cursor cursor, int limit) {
        var seen = cursor == null
                ? jdbc.sql("select pg_current_snapshot()::text")
                        .query(String.class)
                        .single()
                : cursor.seen();
        var rows = cursor == null ? first(filter, sort, limit + 1) : next(filter, sort, cursor, limit + 1);
        return rows.size() > limit
                ? new Page(rows.subList(0, limit), sort.after(rows.get(limit - 1), seen))
                : new Page(rows, null);
    }

    private List<WarningRow> first(WarningFilter filter, WarningSort sort, int limit) {
        var conditions = filter.conditions();
        return jdbc.sql(COLUMNS + " from warning.warning w where " + conditions.sql() + " order by " + sort.order()
                        + " limit :limit")
                .params(conditions.parameters())
                .param("limit", limit)
                .query(WarningRow.class)
                .list();
    }

    private List<WarningRow> next(WarningFilter filter, WarningSort sort, Cursor cursor, int limit) {
        var conditions = filter.conditions();
        sort.after(cursor, conditions);
        var rest = " where " + conditions.sql() + " and %s order by " + sort.order() + " limit :limit)";
        return jdbc.sql("select * from ((" + COLUMNS + " from warning.warning w" + rest.formatted(AT_REST)
                        + " union all (" + COLUMNS + " from " + MOVED + rest.formatted("true") + ") w order by "
                        + sort.order() + " limit :limit")
                .params(conditions.parameters())
                .param("seen", cursor.seen())
                .param("limit", limit)
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
        return jdbc.sql(COLUMNS + " from warning.warning w where w.id = :id")
                .param("id", id)
                .query(WarningRow.class)
                .optional();
    }

    /** Every row of a list in its order, whatever its length, a page's worth in memory at a time. */
    void each(WarningFilter filter, WarningSort sort, Consumer<WarningRow> reader) {
        Cursor cursor = null;
        do {
            var page = page(filter, sort, cursor, 2_000);
            page.rows().forEach(reader);
            cursor = page.next();
        } while (cursor != null);
    }

    /** Some rows of a list, and where it goes on. */
    public record Page(List<WarningRow> rows, @Nullable Cursor next) {}

    /** How many rows a list has; not exact when it is longer than is counted. */
    record Count(long value, boolean exact) {}
}
