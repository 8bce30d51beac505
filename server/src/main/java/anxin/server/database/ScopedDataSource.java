package anxin.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives out connections that work under the {@link RowScope} in force. Role and scope are set anew at every turn and
 * never only taken back, so that nothing left on a connection from a pool can be seen by the next to use it.
 */
final class ScopedDataSource extends DelegatingDataSource {

    /** The role that owns nothing; its rows are those its policies let through. */
    static final String ROLE = "anxin_scoped";

    private static final String SET = """
            select set_config('role', ?, false),
                   set_config('anxin.area_from', ?, false),
                   set_config('anxin.area_to', ?, false),
                   set_config('anxin.organisation', ?, false),
                   set_config('anxin.projects_by', ?, false),
                   set_config('anxin.projects_keys', ?, false),
                   set_config('anxin.user', ?, false),
                   set_config('anxin.own_organisations', ?, false)
            """;

    ScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try {
            var scope = RowScope.inForce();
            set(connection, scope.isPresent() ? ROLE : "none", scope.orElse(RowScope.NOTHING));
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void set(Connection connection, String role, RowScope scope) throws SQLException {
        try (var statement = connection.prepareStatement(SET)) {
            statement.setString(1, role);
            statement.setString(2, String.valueOf(scope.areaFrom()));
            statement.setString(3, String.valueOf(scope.areaTo()));
            statement.setString(4, list(scope.organisations()));
            statement.setString(5, scope.projects().by().name());
            statement.setString(6, list(scope.projects().keys()));
            statement.setString(7, String.valueOf(scope.asking().user()));
            statement.setString(8, list(scope.asking().organisations()));
            statement.executeQuery().close();
        }
    }

    /** An array as PostgreSQL writes it. */
    private static String list(List<?> values) {
        return values.stream()
                .map(value -> "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
