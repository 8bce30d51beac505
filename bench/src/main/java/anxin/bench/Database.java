package anxin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** The database of a running application, joined through what its data folder says: the port and the password. */
final class Database implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database of(Path data) {
        try {
            var port = Files.readString(data.resolve("pg/port")).strip();
            var password = Files.readString(data.resolve("pg/password")).strip();
            return new Database(
                    DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/anxin", "anxin", password));
        } catch (IOException | SQLException e) {
            throw new Failed(
                    "连不上 %s 的数据库：%s".formatted(data, e), "The database of %s cannot be joined.".formatted(data), e);
        }
    }

    void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    long number(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The rows of a query as texts. */
    List<List<String>> texts(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(row);
            }
            return found;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    void copyOut(String query, Path file) {
        try (var out = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (%s) to stdout".formatted(query), out);
        } catch (IOException | SQLException e) {
            throw failed(query, e);
        }
    }

    /** Reads what a query gives in the binary form and drops it; the number of bytes. */
    long readThrough(String query) {
        try {
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (%s) to stdout (format binary)".formatted(query));
            long bytes = 0;
            for (byte[] row; (row = copy.readFromCopy()) != null; ) {
                bytes += row.length;
            }
            return bytes;
        } catch (SQLException e) {
            throw failed(query, e);
        }
    }

    /** A bare {@code COPY … FROM STDIN} in one transaction, from the opening of the file to the commit. */
    Duration copyIn(String table, Path file) {
        long begun = System.nanoTime();
        try (var in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s from stdin".formatted(table), in, BUFFER);
        } catch (IOException | SQLException e) {
            throw failed("copy " + table, e);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Failed failed(String sql, Exception e) {
        return new Failed("数据库拒绝了 %s：%s".formatted(sql.strip(), e.getMessage()), "The database refused it.", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone already.
        }
    }
}
