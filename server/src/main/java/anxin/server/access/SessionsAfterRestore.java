package anxin.server.access;

import anxin.server.database.AfterRestore;
import anxin.server.database.MakesTables;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/**
 * A session or a link that was ended after the backup must not open anything again: all of them end, and everybody signs in
 * anew.
 */
@Component
@MakesTables
class SessionsAfterRestore implements AfterRestore {

    @Override
    public void restored(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("update access.session set ended_at = now() where ended_at is null");
            statement.execute("update access.password_link set used_at = now() where used_at is null");
        }
    }
}
