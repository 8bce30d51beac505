package anxin.server.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Rows of a query read with {@code COPY … TO STDOUT} in PostgreSQL's binary form, field after field. */
public final class BinaryCopyOut implements AutoCloseable {

    private static final int HEADER = 19;

    private final CopyOut copy;
    private ByteBuffer row = ByteBuffer.allocate(0);
    private boolean begun;

    public BinaryCopyOut(Connection connection, String query) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (%s) to stdout (format binary)".formatted(query));
    }

    /** Hands every row of a query to a reader, within the running transaction if there is one. */
    public static void read(DataSource dataSource, String query, Consumer<BinaryCopyOut> reader) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var rows = new BinaryCopyOut(connection, query)) {
            while (rows.next()) {
                reader.accept(rows);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("reading rows", query, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Goes to the next row; false when there is none. */
    public boolean next() throws SQLException {
        while (row.remaining() < 2) {
            var message = copy.readFromCopy();
            if (message == null) {
                return false;
            }
            row = ByteBuffer.wrap(message);
            if (!begun) {
                begun = true;
                row.position(HEADER);
            }
        }
        if (row.getShort() >= 0) {
            return true;
        }
        // The trailer: what follows is only the end of the copy, which must be heard before the next statement.
        while (copy.isActive()) {
            copy.readFromCopy();
        }
        return false;
    }

    public int integer() {
        row.getInt();
        return row.getInt();
    }

    public long bigint() {
        row.getInt();
        return row.getLong();
    }

    public short smallint() {
        row.getInt();
        return row.getShort();
    }

    /** A handle; 0 when the field is empty. */
    public long handle() {
        return row.getInt() < 0 ? 0 : row.getLong();
    }

    public @Nullable Long bigintOrNull() {
        return row.getInt() < 0 ? null : (Long) row.getLong();
    }

    public boolean bool() {
        row.getInt();
        return row.get() != 0;
    }

    public LocalDate date() {
        row.getInt();
        return day();
    }

    public @Nullable LocalDate dateOrNull() {
        return row.getInt() < 0 ? null : day();
    }

    private LocalDate day() {
        return LocalDate.ofEpochDay(row.getInt() + BinaryCopyIn.EPOCH_DAY);
    }

    public LocalDateTime time() {
        row.getInt();
        long micros = row.getLong();
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000) + BinaryCopyIn.EPOCH_SECOND,
                (int) Math.floorMod(micros, 1_000_000) * 1_000,
                ZoneOffset.UTC);
    }

    public String text() {
        var text = textOrNull();
        return text == null ? "" : text;
    }

    public @Nullable String textOrNull() {
        int length = row.getInt();
        if (length < 0) {
            return null;
        }
        var text = new String(row.array(), row.position(), length, StandardCharsets.UTF_8);
        row.position(row.position() + length);
        return text;
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
