package anxin.engine.datapackage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file: its name, what its cells hold, and whether a row may leave it empty.
 *
 * @param key the row is identified by this column (with the file's other key columns)
 * @param dictionary the codes allowed, for dictionary cells
 * @param min smallest number allowed, for whole numbers and degrees
 * @param max largest number allowed, for whole numbers and degrees
 */
public record Column(
        String name,
        String chinese,
        CellType type,
        boolean required,
        boolean key,
        @Nullable Dictionary dictionary,
        int min,
        int max) {

    static Column key(String name, String chinese, CellType type) {
        return new Column(name, chinese, type, true, true, null, 0, 0);
    }

    static Column key(String name, String chinese, Dictionary dictionary) {
        return new Column(name, chinese, CellType.DICTIONARY, true, true, dictionary, 0, 0);
    }

    static Column required(String name, String chinese, CellType type) {
        return new Column(name, chinese, type, true, false, null, 0, 0);
    }

    static Column required(String name, String chinese, Dictionary dictionary) {
        return new Column(name, chinese, CellType.DICTIONARY, true, false, dictionary, 0, 0);
    }

    static Column optional(String name, String chinese, CellType type) {
        return new Column(name, chinese, type, false, false, null, 0, 0);
    }

    static Column optional(String name, String chinese, Dictionary dictionary) {
        return new Column(name, chinese, CellType.DICTIONARY, false, false, dictionary, 0, 0);
    }

    Column from(int min, int max) {
        return new Column(name, chinese, type, required, key, dictionary, min, max);
    }

    Column severalOf(Dictionary dictionary) {
        return new Column(name, chinese, CellType.DICTIONARY_SET, required, key, dictionary, min, max);
    }

    /** The column's name for people: Chinese, or the English column name. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? name : chinese;
    }
}
