package anxin.engine.datapackage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the cells of a file's first line mean.
 *
 * @param columns for each cell of a line the column's index, or {@link #DELETED} or {@link #IGNORED}
 * @param unknown headers that no column bears
 */
@SuppressWarnings("ArrayRecordComponent")
record Header(int[] columns, List<String> unknown) {

    static final int IGNORED = -1;
    static final int DELETED = -2;

    /** Reads the header, or says why the file cannot be read by it. */
    static Object of(FileKind kind, List<String> cells) {
        Map<String, Integer> names = names(kind);
        int[] columns = new int[cells.size()];
        var unknown = new ArrayList<String>();
        var seen = new HashMap<Integer, String>();
        for (int i = 0; i < columns.length; i++) {
            String cell = Blanks.trim(cells.get(i));
            columns[i] = names.getOrDefault(cell.toLowerCase(Locale.ROOT), IGNORED);
            if (columns[i] == IGNORED) {
                if (!cell.isEmpty()) {
                    unknown.add(cell);
                }
            } else if (seen.putIfAbsent(columns[i], cell) != null) {
                String name = columns[i] == DELETED
                        ? FileKind.DELETED
                        : kind.columns().get(columns[i]).name();
                return new Flaw("header-twice", Map.of("columns", name));
            }
        }
        List<Column> missing = new ArrayList<>();
        for (int i = 0; i < kind.columns().size(); i++) {
            if (kind.columns().get(i).required() && !seen.containsKey(i)) {
                missing.add(kind.columns().get(i));
            }
        }
        // A file of keys and "deleted" alone is a list of withdrawals, which need no more than the key.
        boolean onlyKeys = missing.stream().noneMatch(Column::key)
                && missing.size()
                        == kind.columns().stream().filter(Column::required).count()
                                - kind.keys().size();
        boolean withdrawals = seen.containsKey(DELETED) && onlyKeys;
        if (!missing.isEmpty() && !withdrawals) {
            return new Flaw(
                    "header-missing",
                    Map.of("columns", missing.stream().map(Column::name).collect(Collectors.joining(","))));
        }
        return new Header(columns, unknown);
    }

    private static Map<String, Integer> names(FileKind kind) {
        var names = new HashMap<String, Integer>();
        for (int i = 0; i < kind.columns().size(); i++) {
            names.put(kind.columns().get(i).name().toLowerCase(Locale.ROOT), i);
            names.put(kind.columns().get(i).chinese(), i);
        }
        names.put(FileKind.DELETED, DELETED);
        names.put(FileKind.DELETED_CHINESE, DELETED);
        return names;
    }
}
