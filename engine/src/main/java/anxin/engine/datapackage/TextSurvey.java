package anxin.engine.datapackage;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text file once from end to end before any row of it is handed on: whether it is whole, how long it is, and
 * in which encoding. The same bytes decide, wherever in the file they stand.
 */
final class TextSurvey {

    static final Charset GB18030 = Charset.forName("GB18030");

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int BUFFER = 1 << 16;

    record Found(Charset charset, long bytes) {}

    private TextSurvey() {}

    /** A {@link Found}, or the {@link Flaw} that keeps the file from being read. */
    static Object of(PackedFile file) throws IOException {
        byte[] start;
        try (var in = file.open()) {
            start = in.readNBytes(8);
        }
        if (start.length == 0) {
            return Flaw.of("file-empty");
        }
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
            return Flaw.of("encoding-utf16");
        }
        if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Flaw.of("csv-is-sheet");
        }
        var asUtf8 = decode(file, StandardCharsets.UTF_8);
        if (asUtf8.charset() == null) {
            var asGb = decode(file, GB18030);
            return asGb.charset() == null
                    ? new Flaw("encoding", Map.of("line", "" + asUtf8.line()))
                    : new Found(GB18030, asGb.bytes());
        }
        return new Found(StandardCharsets.UTF_8, asUtf8.bytes());
    }

    private record Decoded(@Nullable Charset charset, long bytes, long line) {}

    private static Decoded decode(PackedFile file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var chars = CharBuffer.allocate(BUFFER);
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        int kept = 0;
        try (InputStream in = file.open()) {
            while (true) {
                int read = in.read(buffer, kept, BUFFER - kept);
                boolean end = read < 0;
                int filled = kept + Math.max(0, read);
                bytes += Math.max(0, read);
                if (kept == 0 && isAscii(buffer, filled) && !end) {
                    continue;
                }
                var input = ByteBuffer.wrap(buffer, 0, filled);
                CoderResult result;
                do {
                    chars.clear();
                    result = decoder.decode(input, chars, end);
                } while (result.isOverflow());
                if (result.isError()) {
                    return new Decoded(null, bytes, lineOf(file, bytes - filled + input.position()));
                }
                if (end) {
                    return new Decoded(charset, bytes, 0);
                }
                kept = input.remaining();
                System.arraycopy(buffer, input.position(), buffer, 0, kept);
            }
        }
    }

    private static long lineOf(PackedFile file, long position) throws IOException {
        long line = 1;
        try (var in = file.open()) {
            byte[] buffer = new byte[BUFFER];
            long left = position;
            for (int read; left > 0 && (read = in.read(buffer, 0, (int) Math.min(left, BUFFER))) > 0; left -= read) {
                for (int i = 0; i < read; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return line;
    }

    private static boolean isAscii(byte[] bytes, int length) {
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if (((long) LONGS.get(bytes, i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
