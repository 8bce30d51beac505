package anxin.server.database;

import anxin.server.database.RowColumn.Meaning;
import anxin.server.database.RowColumn.Role;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of current rows, as an import sees it.
 *
 * @param kind name of the rows in the history
 * @param follows whether a row's area is that of something it belongs to, and not a content of its own
 */
public record RowTable(String schema, String name, String kind, boolean follows, List<RowColumn> columns) {

    public RowTable {
        columns = List.copyOf(columns);
    }

    /** Where a column stands among the values of a row. */
    public int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(qualified() + " has no column " + column);
    }

    String qualified() {
        return schema + "." + name;
    }

    List<String> keys() {
        return names(Role.KEY);
    }

    List<String> content() {
        return names(Role.CONTENT);
    }

    private List<String> names(Role role) {
        return columns.stream()
                .filter(column -> column.role() == role)
                .map(RowColumn::name)
                .toList();
    }

    /**
     * Whether a new row can be copied straight into the table: it names its project itself, and nothing of it has to be
     * converted by the database.
     */
    public boolean takesRowsStraight() {
        return follows
                && columns.stream().noneMatch(column -> column.type() == ColumnType.NUMERIC)
                && columns.stream()
                        .anyMatch(column -> column.role() == Role.KEY && column.meaning() == Meaning.PROJECT);
    }

    /** The table and the columns of a row that goes straight in: its own, then area, organisation and import. */
    public String straightTarget() {
        return "%s (%s, area, org_id, import_id)"
                .formatted(
                        qualified(),
                        columns.stream()
                                .filter(RowColumn::isStored)
                                .map(RowColumn::name)
                                .collect(Collectors.joining(", ")));
    }

    /** Definition of the temporary table that rows of one file are copied into. */
    public String createStaging(String staged) {
        return "create temporary table %s (line_seq bigint, withdrawn boolean, %s%s) on commit drop"
                .formatted(
                        staged,
                        follows ? "area int, " : "",
                        columns.stream()
                                .filter(RowColumn::isStored)
                                .map(column ->
                                        column.name() + " " + column.type().stagedAs())
                                .collect(Collectors.joining(", ")));
    }

    String stagedValue(String alias, String column) {
        return columns.stream()
                .filter(c -> c.name().equals(column) && c.type() == ColumnType.NUMERIC)
                .findFirst()
                .map(c -> alias + "." + column + "::numeric")
                .orElse(alias + "." + column);
    }
}
