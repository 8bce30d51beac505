package anxin.engine.datapackage;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a row, or a whole file, was not taken.
 *
 * @param kind the table, if the file's name tells it
 * @param line line on which the row begins; 0 when the whole file is refused
 * @param column English name of the column at fault; empty when it is the row or the file
 * @param value the cell as it was handed in
 * @param code stable code of the sentence
 * @param args what the sentence names
 */
public record Rejection(
        String file,
        @Nullable FileKind kind,
        long line,
        String column,
        String value,
        String code,
        Map<String, String> args) {

    public Rejection {
        args = Map.copyOf(args);
    }

    /** Whether no row of the file, or none after a certain line, could be read. */
    public boolean wholeFile() {
        return line == 0;
    }

    /** What is wrong, what is expected and what to do, in Chinese or English. */
    public String sentence(Locale locale) {
        return Sentences.rejection(this, locale);
    }
}
