package anxin.server.jurisdiction;

import anxin.server.jurisdiction.AreaFollower.Move;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What followers ask of a table with a column {@code area}. */
public final class AreaRows {

    private AreaRows() {}

    /** How many rows lie in each area. */
    public static Map<Integer, Integer> count(JdbcClient jdbc, String table) {
        var counts = new HashMap<Integer, Integer>();
        jdbc.sql("select area, count(*) as n from %s group by area".formatted(table))
                .query((row, _) -> counts.put(row.getInt("area"), row.getInt("n")))
                .list();
        return counts;
    }

    /** Gives the rows their new areas. */
    public static void move(JdbcClient jdbc, String table, List<Move> moves) {
        jdbc.sql("""
                        update %s t set area = m.now
                          from unnest(:from::int[], :to::int[]) m (was, now)
                         where t.area = m.was
                        """.formatted(table))
                .param("from", Move.from(moves))
                .param("to", Move.to(moves))
                .update();
    }
}
