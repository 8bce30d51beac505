package anxin.server.clue.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of new rows, fetched many at a time: encrypted values are bound to them, so they must be known before the insert. */
final class IdBlocks {

    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final String table;
    private final Deque<Long> left = new ArrayDeque<>();

    IdBlocks(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    List<Long> next(int count) {
        var ids = new ArrayList<Long>(count);
        synchronized (left) {
            while (ids.size() < count && !left.isEmpty()) {
                ids.add(left.removeFirst());
            }
        }
        if (ids.size() < count) {
            var fresh = fetch(AT_ONCE + count - ids.size());
            int missing = count - ids.size();
            ids.addAll(fresh.subList(0, missing));
            synchronized (left) {
                left.addAll(fresh.subList(missing, fresh.size()));
            }
        }
        return ids;
    }

    private List<Long> fetch(int count) {
        return jdbc.sql("select nextval(pg_get_serial_sequence(:table, 'id')) from generate_series(1, :count)")
                .param("table", table)
                .param("count", count)
                .query(Long.class)
                .list();
    }
}
