package anxin.server.exchange;

import anxin.engine.datapackage.FileKind;
import anxin.engine.datapackage.PackageFile;
import anxin.engine.datapackage.Row;
import anxin.server.database.BinaryCopyIn;
import anxin.server.database.ColumnType;
import anxin.server.database.ImportStamp;
import anxin.server.database.MergeCounts;
import anxin.server.database.RowTable;
import anxin.server.database.RowsHome;
import anxin.server.database.RowsHome.Merged;
import anxin.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file on their way into their table. Most files hold new rows only, so where a table takes them they
 * are copied straight in, many at a time; from the first that is there already, stands twice or is withdrawn, they go
 * through a temporary table and are compared.
 */
final class IncomingFile {

    private static final int STRAIGHT_AT_A_TIME = 50_000;
    private static final int LINE_SEQ_AND_WITHDRAWN = 2;
    private static final int AREA_ORGANISATION_AND_IMPORT = 3;
    private static final String UNIQUE_VIOLATION = "23505";

    private final Connection connection;
    private final ImportStamp stamp;
    private final RowsHome home;
    private final PackageFile file;
    private final RowTable table;
    private final RowValues values;
    private final int[] stored;
    private final String staged;
    private final BitSet projects = new BitSet();

    private List<Ready> pending = new ArrayList<>();
    private boolean straight;
    private boolean staging;
    private long seq;
    private long wentStraight;
    private long nothingToWithdraw;

    /** A row as its table holds it. */
    private record Ready(
            @Nullable Object[] values, @Nullable Integer area, boolean withdrawn) {}

    IncomingFile(
            Connection connection,
            References references,
            ImportStamp stamp,
            RowsHome home,
            PackageFile file,
            String staged,
            boolean mayGoStraight) {
        this.connection = connection;
        this.stamp = stamp;
        this.home = home;
        this.file = file;
        this.table = Objects.requireNonNull(home.tables().get(file.kind()));
        this.values = new RowValues(table, file.kind(), references);
        this.stored = IntStream.range(0, values.count()).filter(values::stored).toArray();
        this.staged = staged;
        this.straight = mayGoStraight && table.takesRowsStraight();
    }

    PackageFile file() {
        return file;
    }

    FileKind kind() {
        return file.kind();
    }

    RowTable table() {
        return table;
    }

    void add(List<Row> rows) throws SQLException {
        var toFill = new ArrayList<@Nullable Object[]>(rows.size());
        for (var row : rows) {
            var content = values.of(row);
            if (content == null) {
                nothingToWithdraw++;
            } else {
                pending.add(new Ready(content, values.area(row), row.withdrawn()));
                if (!row.withdrawn()) {
                    toFill.add(content);
                }
            }
        }
        home.fill(connection, kind(), toFill);
        if (!straight || pending.size() >= STRAIGHT_AT_A_TIME) {
            flush();
        }
    }

    private void flush() throws SQLException {
        var rows = pending;
        pending = new ArrayList<>();
        if (rows.isEmpty()) {
            return;
        }
        if (straight && rows.stream().noneMatch(Ready::withdrawn) && copiedStraight(rows)) {
            wentStraight += rows.size();
            return;
        }
        straight = false;
        stage(rows);
    }

    /** Copies all the rows into the table, or none because one of them is there already. */
    private boolean copiedStraight(List<Ready> rows) throws SQLException {
        var before = connection.setSavepoint();
        try {
            copyStraight(rows);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            connection.releaseSavepoint(before);
            return false;
        }
    }

    // In the order of the key, so that index pages are filled one after the other and rows of a project lie together.
    private void copyStraight(List<Ready> rows) throws SQLException {
        home.goingStraight(connection, kind(), rows.stream().map(Ready::values).toList());
        var byKey = values.byKey();
        rows.sort(Comparator.<Ready>comparingInt(row -> home.part(kind(), row.values()))
                .thenComparing(Ready::values, byKey));
        try (var out = new BinaryCopyIn(connection, table.straightTarget())) {
            for (var row : rows) {
                out.row(stored.length + AREA_ORGANISATION_AND_IMPORT);
                for (int column : stored) {
                    out.field(values.type(column), row.values()[column]);
                }
                out.field(ColumnType.INT, row.area());
                out.field(ColumnType.INT, stamp.orgId());
                out.field(ColumnType.BIGINT, stamp.importId());
            }
            out.finish();
        }
        rows.forEach(row -> projects.set(values.project(row.values())));
    }

    private void stage(List<Ready> rows) throws SQLException {
        if (!staging) {
            Sql.run(connection, table.createStaging(staged));
            staging = true;
        }
        boolean follows = table.follows();
        int fields = stored.length + LINE_SEQ_AND_WITHDRAWN + (follows ? 1 : 0);
        try (var out = new BinaryCopyIn(connection, "pg_temp." + staged)) {
            for (var row : rows) {
                seq++;
                out.row(fields);
                out.field(ColumnType.BIGINT, seq);
                out.field(ColumnType.BOOLEAN, row.withdrawn());
                if (follows) {
                    out.field(ColumnType.INT, row.area());
                }
                for (int column : stored) {
                    out.field(values.type(column), row.values()[column]);
                }
            }
            out.finish();
        }
    }

    /** Merges what was staged, and brings up to date what hangs on the rows. */
    Merged merge() throws SQLException {
        flush();
        var merged = staging ? mergeStaged() : Merged.NOTHING;
        home.settle(connection, kind());
        for (int project : merged.projects()) {
            projects.set(project);
        }
        var counts = merged.counts();
        return new Merged(
                new MergeCounts(
                        counts.staged() + wentStraight + nothingToWithdraw,
                        counts.added() + wentStraight,
                        counts.changed(),
                        counts.withdrawn()),
                projects.stream().toArray(),
                merged.moved());
    }

    private Merged mergeStaged() throws SQLException {
        Sql.run(connection, "analyze pg_temp." + staged);
        var merged = home.merge(connection, kind(), "pg_temp." + staged, stamp);
        Sql.run(connection, "drop table pg_temp." + staged);
        return merged;
    }
}
