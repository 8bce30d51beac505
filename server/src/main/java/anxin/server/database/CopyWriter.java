package anxin.server.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Writes rows in PostgreSQL's binary {@code COPY} format; each value must have the exact type of its column. */
public final class CopyWriter {

    static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    static final long EPOCH_SECOND = EPOCH_DAY * 86_400;

    private static final int NULL = -1;

    private final CopyIn copy;
    private final int columns;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 17);
    private int left;

    CopyWriter(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins the next row; the one before must be complete. */
    public CopyWriter row() {
        requireComplete();
        left = columns;
        room(2).putShort((short) columns);
        return this;
    }

    public CopyWriter int2(int value) {
        return field(2, b -> b.putShort((short) value));
    }

    public CopyWriter int4(int value) {
        count();
        room(8).putInt(4).putInt(value);
        return this;
    }

    public CopyWriter int4(@Nullable Integer value) {
        return value == null ? nothing() : int4(value.intValue());
    }

    public CopyWriter int8(long value) {
        count();
        room(12).putInt(8).putLong(value);
        return this;
    }

    public CopyWriter int8(@Nullable Long value) {
        return value == null ? nothing() : int8(value.longValue());
    }

    public CopyWriter float8(@Nullable Double value) {
        return value == null ? nothing() : int8(Double.doubleToLongBits(value));
    }

    public CopyWriter bool(boolean value) {
        return field(1, b -> b.put((byte) (value ? 1 : 0)));
    }

    public CopyWriter date(@Nullable LocalDate value) {
        return value == null ? nothing() : int4((int) (value.toEpochDay() - EPOCH_DAY));
    }

    public CopyWriter timestamp(@Nullable LocalDateTime value) {
        if (value == null) {
            return nothing();
        }
        long seconds = value.toEpochSecond(ZoneOffset.UTC) - EPOCH_SECOND;
        return int8(seconds * 1_000_000 + value.getNano() / 1_000);
    }

    public CopyWriter text(@Nullable String value) {
        return value == null ? nothing() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A {@code jsonb} value, given as JSON text. */
    public CopyWriter jsonb(@Nullable String json) {
        if (json == null) {
            return nothing();
        }
        var text = json.getBytes(StandardCharsets.UTF_8);
        var versioned = new byte[text.length + 1];
        versioned[0] = 1;
        System.arraycopy(text, 0, versioned, 1, text.length);
        return bytes(versioned);
    }

    public CopyWriter bytes(byte[] value) {
        count();
        room(4).putInt(value.length);
        if (value.length > buffer.capacity()) {
            flush();
            send(value, value.length);
        } else {
            room(value.length).put(value);
        }
        return this;
    }

    public CopyWriter nothing() {
        count();
        room(4).putInt(NULL);
        return this;
    }

    void finish() {
        requireComplete();
        room(2).putShort((short) -1);
        flush();
    }

    private CopyWriter field(int length, Consumer<ByteBuffer> value) {
        count();
        value.accept(room(4 + length).putInt(length));
        return this;
    }

    private void count() {
        if (left-- == 0) {
            throw new IllegalStateException("the row has only %d columns".formatted(columns));
        }
    }

    private void requireComplete() {
        if (left != 0) {
            throw new IllegalStateException("the row still lacks %d of its %d columns".formatted(left, columns));
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        send(buffer.array(), buffer.position());
        buffer.clear();
    }

    private void send(byte[] bytes, int length) {
        try {
            copy.writeToCopy(bytes, 0, length);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /** Carries a database error out of the caller's row writer. */
    static final class Failed extends RuntimeException {

        private final SQLException cause;

        Failed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }

        @Override
        public SQLException getCause() {
            return cause;
        }
    }
}
