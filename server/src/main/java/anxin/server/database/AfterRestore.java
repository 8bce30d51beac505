package anxin.server.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What must not come back with a backup. Whoever implements it {@linkplain MakesTables makes tables}; the schema is that of
 * the backup, which may be an earlier one.
 */
public interface AfterRestore {

    /** In the transaction of the restore, when all rows are there and counted. */
    void restored(Connection connection) throws SQLException;
}
