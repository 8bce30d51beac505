package anxin.server.database;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows written to a table with {@code COPY … FROM STDIN} in PostgreSQL's binary form. */
public final class BinaryCopyIn implements AutoCloseable {

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int FULL = 60_000;

    static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    static final long EPOCH_SECOND = EPOCH_DAY * 86_400;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(FULL + 10_000);

    public BinaryCopyIn(Connection connection, String table) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s from stdin (format binary)".formatted(table));
        buffer.put(HEADER).putInt(0).putInt(0);
    }

    /** Begins a row of so many fields. */
    public void row(int fields) throws SQLException {
        if (buffer.position() > FULL) {
            send();
        }
        buffer.putShort((short) fields);
    }

    public void field(ColumnType type, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> buffer.putInt(-1);
            case Long l -> integral(type, l);
            case Integer i -> integral(type, i);
            case Boolean b -> buffer.putInt(1).put((byte) (b ? 1 : 0));
            case LocalDate d -> dated(type, d);
            case LocalDateTime t -> instant(t);
            case BigDecimal d -> text(d.toPlainString());
            case String s -> text(s);
            default ->
                throw new IllegalArgumentException(
                        "cannot be copied: " + value.getClass().getName());
        }
    }

    private void integral(ColumnType type, long value) {
        switch (type) {
            case SMALLINT -> buffer.putInt(2).putShort((short) value);
            case INT -> buffer.putInt(4).putInt(Math.toIntExact(value));
            case BIGINT -> buffer.putInt(8).putLong(value);
            default -> throw new IllegalArgumentException("not a whole number: " + type);
        }
    }

    private void dated(ColumnType type, LocalDate day) {
        if (type == ColumnType.TIMESTAMP) {
            instant(day.atStartOfDay());
        } else {
            buffer.putInt(4).putInt((int) (day.toEpochDay() - EPOCH_DAY));
        }
    }

    private void instant(LocalDateTime time) {
        long seconds = time.toEpochSecond(ZoneOffset.UTC) - EPOCH_SECOND;
        buffer.putInt(8).putLong(seconds * 1_000_000 + time.getNano() / 1_000);
    }

    private void text(String text) throws SQLException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length + 4 > buffer.remaining() - 2_000) {
            send();
        }
        if (bytes.length + 4 > buffer.capacity()) {
            buffer = ByteBuffer.allocate(bytes.length + 10_000);
        }
        buffer.putInt(bytes.length).put(bytes);
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Ends the copy; the rows are then in the table. */
    public long finish() throws SQLException {
        buffer.putShort((short) -1);
        send();
        return copy.endCopy();
    }

    /** Gives the copy up if it was not finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
