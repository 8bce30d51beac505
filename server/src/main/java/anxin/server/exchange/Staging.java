package anxin.server.exchange;

import anxin.engine.datapackage.FileKind;
import anxin.engine.datapackage.PackageFile;
import anxin.engine.datapackage.Row;
import anxin.server.database.BinaryCopyIn;
import anxin.server.database.ColumnType;
import anxin.server.database.ImportStamp;
import anxin.server.database.MergeCounts;
import anxin.server.database.RowColumn.Meaning;
import anxin.server.database.RowColumn.Role;
import anxin.server.database.RowTable;
import anxin.server.database.RowsHome;
import anxin.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Copies checked rows into one temporary table per file, and merges these tables into the modules' rows. */
final class Staging {

    private static final int LINE_SEQ_AND_WITHDRAWN = 2;

    private final Connection connection;
    private final List<RowsHome> homes;
    private final References references;
    private final ImportStamp stamp;
    private final Map<Integer, Staged> waiting = new LinkedHashMap<>();
    private final Map<String, MergeCounts> counts = new HashMap<>();
    private final Map<String, Long> nothingToWithdraw = new HashMap<>();
    private final BitSet projects = new BitSet();

    private record Staged(String table, PackageFile file, RowsHome home, RowTable rows) {}

    Staging(Connection connection, List<RowsHome> homes, References references, ImportStamp stamp) {
        this.connection = connection;
        this.homes = homes;
        this.references = references;
        this.stamp = stamp;
    }

    /** Copies a batch of rows; projects are merged before the first rows that refer to them. */
    void add(Batch.Rows batch) throws SQLException {
        var kind = batch.file().kind();
        if (kind.compareTo(FileKind.PROJECTS) > 0) {
            mergeProjects();
        }
        if (!waiting.containsKey(batch.fileNumber())) {
            waiting.put(batch.fileNumber(), create(batch.fileNumber(), batch.file()));
        }
        var staged = Objects.requireNonNull(waiting.get(batch.fileNumber()));
        references.lookUp(staged.rows(), kind, batch.rows());
        copy(staged, batch);
    }

    private void mergeProjects() throws SQLException {
        var early = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().file().kind().compareTo(FileKind.PROJECTS) <= 0)
                .toList();
        for (var entry : early) {
            merge(entry.getValue());
            waiting.remove(entry.getKey());
        }
    }

    private Staged create(int number, PackageFile file) throws SQLException {
        var home = homes.stream()
                .filter(candidate -> candidate.tables().containsKey(file.kind()))
                .findFirst()
                .orElseThrow();
        var rows = Objects.requireNonNull(home.tables().get(file.kind()));
        var table = "staged_" + number;
        Sql.run(connection, rows.createStaging(table));
        return new Staged(table, file, home, rows);
    }

    private void copy(Staged staged, Batch.Rows batch) throws SQLException {
        var kind = batch.file().kind();
        var cells = staged.rows().columns().stream()
                .map(column -> new Cell(
                        column.type(),
                        column.meaning(),
                        column.from().isEmpty() ? -1 : kind.index(column.from()),
                        column.role() == Role.KEY,
                        column.convert()))
                .toArray(Cell[]::new);
        var values = new Object[cells.length];
        boolean follows = staged.rows().follows();
        int fields = cells.length + LINE_SEQ_AND_WITHDRAWN + (follows ? 1 : 0);
        try (var out = new BinaryCopyIn(connection, "pg_temp." + staged.table())) {
            long seq = batch.firstSeq();
            for (var row : batch.rows()) {
                seq++;
                if (!fill(values, cells, row)) {
                    nothingToWithdraw.merge(batch.file().name(), 1L, Long::sum);
                    continue;
                }
                out.row(fields);
                out.field(ColumnType.BIGINT, seq);
                out.field(ColumnType.BOOLEAN, row.withdrawn());
                if (follows) {
                    out.field(ColumnType.INT, area(cells, row));
                }
                for (int i = 0; i < cells.length; i++) {
                    out.field(cells[i].type(), values[i]);
                }
            }
            out.finish();
        }
    }

    /** How a column's value is found in a row. */
    private record Cell(
            ColumnType type,
            Meaning meaning,
            int index,
            boolean key,
            java.util.function.UnaryOperator<Object> convert) {}

    // False for a row that withdraws what was never heard of.
    private boolean fill(@Nullable Object[] values, Cell[] cells, Row row) {
        for (int i = 0; i < cells.length; i++) {
            var cell = cells[i];
            var value = cell.index() < 0 ? null : row.values()[cell.index()];
            if (value == null) {
                values[i] = null;
            } else if (cell.meaning() == Meaning.VALUE) {
                values[i] = cell.convert().apply(value);
            } else {
                values[i] = references.id(cell.meaning(), (String) value);
                if (values[i] == null && cell.key()) {
                    if (row.withdrawn()) {
                        return false;
                    }
                    throw new IllegalStateException("%s:%d refers to %s, which passed the checks and is not there"
                            .formatted(row.file(), row.line(), value));
                }
            }
        }
        return true;
    }

    private @Nullable Integer area(Cell[] cells, Row row) {
        for (var cell : cells) {
            if (cell.meaning() == Meaning.PROJECT && row.values()[cell.index()] instanceof String code) {
                return references.area(code);
            }
        }
        return null;
    }

    /** Merges all that waits, file by file. */
    void mergeAll(java.util.function.Consumer<String> fileBegun) throws SQLException {
        for (var staged : waiting.values()) {
            fileBegun.accept(staged.file().name());
            merge(staged);
        }
        waiting.clear();
    }

    private void merge(Staged staged) throws SQLException {
        Sql.run(connection, "analyze pg_temp." + staged.table());
        var merged = staged.home().merge(connection, staged.file().kind(), "pg_temp." + staged.table(), stamp);
        counts.put(staged.file().name(), merged.counts());
        for (int project : merged.projects()) {
            projects.set(project);
        }
        if (!merged.moved().isEmpty()) {
            for (var home : homes) {
                home.moveAreas(connection, merged.moved());
            }
        }
        Sql.run(connection, "drop table pg_temp." + staged.table());
    }

    /** What became of a file, given what was read of it. */
    FileCount count(Reading.Tally tally) {
        var file = tally.file();
        var merged = counts.getOrDefault(file.name(), MergeCounts.NONE);
        return new FileCount(
                file.name(),
                file.kind(),
                tally.read(),
                merged.added(),
                merged.changed(),
                merged.unchanged() + nothingToWithdraw.getOrDefault(file.name(), 0L),
                merged.withdrawn(),
                tally.rejected());
    }

    /** Ids of the projects whose rows changed. */
    List<Integer> projects() {
        return projects.stream().boxed().toList();
    }
}
