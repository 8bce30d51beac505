package anxin.engine.datapackage;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file (RFC 4180), streamed. */
final class CsvTable implements TableReader {

    private static final int LONGEST_LINE = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PackedFile file;
    private Charset charset = StandardCharsets.UTF_8;

    CsvTable(PackedFile file) {
        this.file = file;
    }

    @Override
    public @Nullable Flaw survey() throws IOException {
        return switch (TextSurvey.of(file)) {
            case TextSurvey.Found found -> {
                charset = found.charset();
                yield null;
            }
            case Flaw flaw -> flaw;
            default -> throw new IllegalStateException();
        };
    }

    @Override
    public void read(Receiver receiver) throws IOException {
        if (charset.equals(TextSurvey.GB18030)) {
            receiver.remark(0, "", Flaw.of("encoding-gb18030"));
        }
        var lines = new Lines(receiver);
        try (var bytes = new Counting(file.open());
                var text = withoutMark(new InputStreamReader(bytes, charset));
                var csv = CsvReader.builder()
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_LINE)
                        .build(lines, text)) {
            lines.bytes = bytes;
            for (var line = csv.iterator(); line.hasNext() && !lines.refused; ) {
                line.next();
            }
        } catch (CsvParseException e) {
            if (lines.thrown != null) {
                throw lines.thrown;
            }
            receiver.brokenOff(lines.line(), Flaw.of("line-broken"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!lines.started()) {
            receiver.brokenOff(0, Flaw.of("file-empty"));
        }
    }

    private static Reader withoutMark(Reader text) throws IOException {
        var reader = new PushbackReader(text, 1);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }

    private static final class Lines extends AbstractBaseCsvCallbackHandler<Boolean> {

        private final Receiver receiver;
        private final List<String> headerCells = new ArrayList<>();
        private @Nullable RowBuilder rows;
        private boolean refused;
        private @Nullable Counting bytes;

        /** What the receiver threw; the parser would pass it on as a fault of the file. */
        private @Nullable RuntimeException thrown;

        Lines(Receiver receiver) {
            this.receiver = receiver;
        }

        boolean started() {
            return rows != null || refused;
        }

        long line() {
            return getStartingLineNumber();
        }

        @Override
        protected void handleBegin(long line) {
            if (rows != null) {
                rows.begin(line);
            }
        }

        @Override
        protected void handleField(int field, char[] chars, int from, int length, boolean quoted) {
            if (rows != null) {
                rows.cell(field, chars, from, length);
            } else {
                headerCells.add(new String(chars, from, length));
            }
        }

        @Override
        protected Boolean buildRecord() {
            try {
                pass();
            } catch (RuntimeException e) {
                thrown = e;
                throw e;
            }
            return Boolean.TRUE;
        }

        private void pass() {
            if (rows != null) {
                rows.end();
                receiver.at(bytes == null ? 0 : bytes.read);
            } else if (headerCells.stream().allMatch(cell -> Blanks.trim(cell).isEmpty())) {
                headerCells.clear();
            } else {
                rows = receiver.header(headerCells);
                refused = rows == null;
            }
        }
    }

    /** Counts the bytes read, for the bar that shows how far the reading is. */
    static final class Counting extends FilterInputStream {

        private long read;

        Counting(InputStream in) {
            super(in);
        }

        long count() {
            return read;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            return count;
        }
    }
}
