package anxin.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file (RFC 4180, UTF-8) as bytes, put together by hand because attendance runs to hundreds of millions. */
final class CsvBuffer {

    private byte[] bytes = new byte[256];
    private int length;
    private long rows;

    long rows() {
        return rows;
    }

    CsvBuffer cell(@Nullable String text) {
        if (text != null) {
            boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0;
            put((quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text).getBytes(StandardCharsets.UTF_8));
        }
        return comma();
    }

    CsvBuffer cell(@Nullable LocalDate day) {
        if (day != null) {
            room(10);
            length = Digits.day(bytes, length, day);
        }
        return comma();
    }

    /** A day and a second of it. */
    CsvBuffer cell(LocalDate day, int second) {
        room(19);
        length = Digits.day(bytes, length, day);
        bytes[length++] = ' ';
        length = Digits.clock(bytes, length, second);
        return comma();
    }

    CsvBuffer cell(int number) {
        room(11);
        length = Digits.number(bytes, length, number);
        return comma();
    }

    CsvBuffer flag(boolean value) {
        room(1);
        bytes[length++] = (byte) (value ? '1' : '0');
        return comma();
    }

    /** Yuan with two decimals. */
    CsvBuffer yuan(long fen) {
        room(24);
        long left = fen;
        if (left < 0) {
            bytes[length++] = '-';
            left = -left;
        }
        length = Digits.number(bytes, length, left / 100);
        bytes[length++] = '.';
        length = Digits.two(bytes, length, (int) (left % 100));
        return comma();
    }

    CsvBuffer empty() {
        return comma();
    }

    void endRow() {
        room(1);
        bytes[length - 1] = '\r';
        bytes[length++] = '\n';
        rows++;
    }

    /** A swipe: what its worker's rows begin with, a day, a time and what it ends with, all ready as bytes. */
    void swipe(byte[] begin, byte[] day, int second, byte[] end) {
        room(begin.length + 20 + end.length);
        System.arraycopy(begin, 0, bytes, length, begin.length);
        length += begin.length;
        System.arraycopy(day, 0, bytes, length, 11);
        length = Digits.clock(bytes, length + 11, second);
        System.arraycopy(end, 0, bytes, length, end.length);
        length += end.length;
        rows++;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private CsvBuffer comma() {
        room(1);
        bytes[length++] = ',';
        return this;
    }

    private void put(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
