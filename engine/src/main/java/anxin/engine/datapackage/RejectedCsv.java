package anxin.engine.datapackage;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes {@code rejected.csv}: every row that was not taken, with where, what and why. */
public final class RejectedCsv implements AutoCloseable {

    private final CsvWriter csv;
    private final Locale locale;

    public RejectedCsv(OutputStream out, Locale locale) throws IOException {
        // Without the mark, office software takes the file for GB18030 and shows nonsense.
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        this.csv = CsvWriter.builder().build(text);
        this.locale = locale;
        csv.writeRecord("file", "line", "column", "value", "sentence");
    }

    public void write(Rejection rejection) {
        csv.writeRecord(
                inert(rejection.file()),
                rejection.wholeFile() ? "" : "" + rejection.line(),
                rejection.column(),
                inert(rejection.value()),
                inert(rejection.sentence(locale)));
    }

    /** A cell that office software would run as a formula gets an apostrophe before it. */
    public static String inert(String cell) {
        if (cell.isEmpty()) {
            return cell;
        }
        return switch (cell.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> "'" + cell;
            default -> cell;
        };
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
