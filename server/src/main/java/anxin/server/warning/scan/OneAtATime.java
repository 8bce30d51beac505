package anxin.server.warning.scan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Sees to it that one scan of all projects runs at a time, however many instances there are, and that a dead one lets go. */
@Component
class OneAtATime {

    private static final long LOCK = 0x616e78696eL;

    private final DataSource database;

    OneAtATime(DataSource database) {
        this.database = database;
    }

    /** The turn, held by a database session of its own until it is closed; empty while somebody else has it. */
    Optional<Turn> take() {
        try {
            var connection = database.getConnection();
            if (locked(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
                return Optional.of(new Turn(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("the scan lock cannot be taken", e);
        }
    }

    private static boolean locked(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    record Turn(Connection connection) implements AutoCloseable {

        @Override
        public void close() {
            try (connection) {
                locked(connection, "select pg_advisory_unlock(" + LOCK + ")");
            } catch (SQLException gone) {
                // The session ended, and the lock with it.
            }
        }
    }
}
