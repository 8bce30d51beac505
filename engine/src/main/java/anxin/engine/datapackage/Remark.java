package anxin.engine.datapackage;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something the sender should know that stops no row: an unknown column, a doubtful card number, the encoding found.
 *
 * @param line line of the first row concerned; 0 when it is the file
 * @param column English name of the column; empty when it is the file
 */
public record Remark(
        String file, @Nullable FileKind kind, long line, String column, String code, Map<String, String> args) {

    public Remark {
        args = Map.copyOf(args);
    }

    /** The remark in Chinese or English. */
    public String sentence(Locale locale) {
        return Sentences.remark(this, locale);
    }
}
