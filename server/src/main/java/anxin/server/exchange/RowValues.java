package anxin.server.exchange;

import anxin.engine.datapackage.FileKind;
import anxin.engine.datapackage.Row;
import anxin.server.database.ColumnType;
import anxin.server.database.RowColumn.Meaning;
import anxin.server.database.RowColumn.Role;
import anxin.server.database.RowTable;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a row as it was handed in into the values its table holds: ids for what it names, the rest converted. */
final class RowValues {

    private record Cell(
            ColumnType type, Meaning meaning, int from, boolean key, boolean stored, UnaryOperator<Object> convert) {}

    private final Cell[] cells;
    private final References references;

    RowValues(RowTable table, FileKind kind, References references) {
        this.references = references;
        this.cells = table.columns().stream()
                .map(column -> new Cell(
                        column.type(),
                        column.meaning(),
                        column.from().isEmpty() ? -1 : kind.index(column.from()),
                        column.role() == Role.KEY,
                        column.isStored(),
                        column.convert()))
                .toArray(Cell[]::new);
    }

    int count() {
        return cells.length;
    }

    ColumnType type(int column) {
        return cells[column].type();
    }

    boolean stored(int column) {
        return cells[column].stored();
    }

    /** The values in the order of the table's columns; nothing for a row that withdraws what was never heard of. */
    @Nullable
    Object @Nullable [] of(Row row) {
        var values = new @Nullable Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            var value = cell.from() < 0 ? null : row.values()[cell.from()];
            if (value == null) {
                continue;
            }
            if (cell.meaning() == Meaning.VALUE) {
                values[i] = cell.convert().apply(value);
            } else {
                values[i] = references.id(cell.meaning(), (String) value);
                if (values[i] == null && cell.key()) {
                    if (row.withdrawn()) {
                        return null;
                    }
                    throw new IllegalStateException("%s:%d refers to what passed the checks and is not there"
                            .formatted(row.file(), row.line()));
                }
            }
        }
        return values;
    }

    /** The area of the row's project, if it names one. */
    @Nullable
    Integer area(Row row) {
        for (var cell : cells) {
            if (cell.meaning() == Meaning.PROJECT && row.values()[cell.from()] instanceof String code) {
                return references.area(code);
            }
        }
        return null;
    }

    /** The id of the project in a row's values; for tables whose key names one. */
    int project(@Nullable Object[] values) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].meaning() == Meaning.PROJECT && values[i] instanceof Long id) {
                return Math.toIntExact(id);
            }
        }
        throw new IllegalStateException("a row without a project");
    }

    /** Rows in the order of the key. */
    Comparator<@Nullable Object[]> byKey() {
        return IntStream.range(0, cells.length)
                .filter(column -> cells[column].key())
                .mapToObj(column ->
                        Comparator.<@Nullable Object[], Object>comparing(values -> values[column], RowValues::compare))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
