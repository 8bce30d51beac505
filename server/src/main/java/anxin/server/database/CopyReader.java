package anxin.server.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads rows in PostgreSQL's binary {@code COPY} format, column by column, each with the exact type of its column. */
public final class CopyReader {

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private boolean begun;
    private int left;

    public int int2() {
        require(2);
        return buffer.getShort();
    }

    public int int4() {
        require(4);
        return buffer.getInt();
    }

    public long int8() {
        require(8);
        return buffer.getLong();
    }

    public int int4Or(int other) {
        return length() < 0 ? other : buffer.getInt();
    }

    public long int8Or(long other) {
        return length() < 0 ? other : buffer.getLong();
    }

    public @Nullable Long int8OrNull() {
        return length() < 0 ? null : (Long) buffer.getLong();
    }

    public @Nullable Integer int4OrNull() {
        return length() < 0 ? null : (Integer) buffer.getInt();
    }

    public @Nullable Double float8() {
        return length() < 0 ? null : (Double) buffer.getDouble();
    }

    public boolean bool() {
        require(1);
        return buffer.get() != 0;
    }

    public @Nullable LocalDate date() {
        return length() < 0 ? null : LocalDate.ofEpochDay(CopyWriter.EPOCH_DAY + buffer.getInt());
    }

    public @Nullable LocalDateTime timestamp() {
        if (length() < 0) {
            return null;
        }
        long micros = buffer.getLong();
        return LocalDateTime.ofEpochSecond(
                CopyWriter.EPOCH_SECOND + Math.floorDiv(micros, 1_000_000L),
                (int) Math.floorMod(micros, 1_000_000L) * 1_000,
                ZoneOffset.UTC);
    }

    public @Nullable String text() {
        int length = length();
        if (length < 0) {
            return null;
        }
        var text = new String(buffer.array(), buffer.position(), length, StandardCharsets.UTF_8);
        buffer.position(buffer.position() + length);
        return text;
    }

    /** Takes the next message; PostgreSQL sends whole rows, the first behind the header. */
    void message(byte[] bytes) {
        buffer = ByteBuffer.wrap(bytes);
        if (!begun) {
            buffer.position(CopyWriter.SIGNATURE.length + 4);
            int extension = buffer.getInt();
            buffer.position(buffer.position() + extension);
            begun = true;
        }
    }

    boolean nextRow() {
        for (; left > 0; left--) {
            int length = buffer.getInt();
            buffer.position(buffer.position() + Math.max(length, 0));
        }
        if (!buffer.hasRemaining()) {
            return false;
        }
        left = Math.max(buffer.getShort(), 0);
        return left > 0;
    }

    private int length() {
        if (left-- == 0) {
            throw new IllegalStateException("the row has no more columns");
        }
        return buffer.getInt();
    }

    private void require(int expected) {
        int length = length();
        if (length != expected) {
            throw new IllegalStateException(
                    length < 0
                            ? "the column is null"
                            : "the column has %d bytes, its reader expects %d".formatted(length, expected));
        }
    }
}
