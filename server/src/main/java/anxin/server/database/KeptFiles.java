package anxin.server.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A module that keeps files beside the database, which its rows name. */
public interface KeptFiles {

    /** The name of their folder below the data folder. */
    String name();

    /** Where they lie. */
    Path home();

    /** The files, relative to their home, that the rows this connection sees name and that are there. */
    List<Path> named(Connection connection) throws SQLException;
}
