package anxin.server.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements on the connection of the running transaction. */
public final class Sql {

    private Sql() {}

    /** Runs one statement; the number of rows it touched. */
    public static long run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }

    /** The one number a query gives. */
    public static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The whole numbers of a query's first column, each as it comes. */
    public static int[] ints(Connection connection, String sql) throws SQLException {
        var found = java.util.stream.IntStream.builder();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                found.add(result.getInt(1));
            }
        }
        return found.build().toArray();
    }
}
