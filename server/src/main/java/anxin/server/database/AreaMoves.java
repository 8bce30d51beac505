package anxin.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;

/** Rows follow their project to another area. */
public final class AreaMoves {

    private AreaMoves() {}

    /** Gives the rows of these projects, in a table with a {@code project_id}, their projects' new areas. */
    public static void apply(Connection connection, Map<Integer, Integer> areas, String table) throws SQLException {
        var projects = new ArrayList<>(areas.keySet());
        var codes = projects.stream().map(areas::get).toArray();
        var sql = """
                update %s t set area = m.area
                  from unnest(?::int[], ?::int[]) m (project_id, area)
                 where t.project_id = m.project_id and t.area <> m.area
                """.formatted(table);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int4", projects.toArray()));
            statement.setArray(2, connection.createArrayOf("int4", codes));
            statement.executeUpdate();
        }
    }
}
