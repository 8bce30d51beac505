package anxin.server.backup;

import anxin.server.database.DatabaseTables.Position;
import anxin.server.database.DatabaseTables.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a backup says of itself: at its beginning how to take it in, at its end what must have come out. */
final class Contents {

    static final String FORM = "anxin.backup/1";
    static final String BEGINNING = "backup.json";
    static final String END = "contents.json";

    /** Rows of a table. */
    static final String TABLES = "tables/";

    /** Files at their place in the data folder: keys, packages. */
    static final String FILES = "data/";

    private Contents() {}

    /**
     * The first entry.
     *
     * @param migrations those that made the schema, with their checksums
     * @param keys their places below the data folder
     */
    record Beginning(
            String form, Instant madeAt, Map<String, Integer> migrations, List<Table> tables, List<String> keys) {

        Table table(String name) {
            return tables.stream()
                    .filter(table -> table.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> SealedForm.damaged(new IllegalArgumentException(name)));
        }
    }

    /** The last entry: all others with their sums, the rows of each table and where the sequences stood. */
    record End(Map<String, String> sha256, Map<String, Long> rows, Map<String, Position> sequences) {

        long allRows() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }

        long packages() {
            return sha256.keySet().stream()
                    .filter(name -> name.startsWith(FILES) && !name.startsWith(FILES + "keys/"))
                    .filter(name -> !name.startsWith(FILES + "evidence/"))
                    .count();
        }
    }
}
