package anxin.server.wage;

import anxin.engine.datapackage.FileKind;
import anxin.server.database.AreaMoves;
import anxin.server.database.ImportStamp;
import anxin.server.database.MergeCounts;
import anxin.server.database.RowMerge;
import anxin.server.database.RowTable;
import anxin.server.database.RowsHome;
import anxin.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where workers, attendance and payrolls of a package go. */
@Component
@Order(2)
class WageHome implements RowsHome {

    private static final Map<FileKind, RowTable> TABLES = Map.of(
            FileKind.WORKERS, WageTables.ENGAGEMENT,
            FileKind.ATTENDANCE, WageTables.SWIPE,
            FileKind.PAYROLLS, WageTables.PAYROLL_LINE);

    private final SwipePartitions partitions;

    private final Particulars particulars;

    WageHome(SwipePartitions partitions, Particulars particulars) {
        this.partitions = partitions;
        this.particulars = particulars;
    }

    @Override
    public Map<FileKind, RowTable> tables() {
        return TABLES;
    }

    @Override
    public void fill(Connection connection, FileKind kind, List<@Nullable Object[]> rows) throws SQLException {
        if (kind == FileKind.WORKERS && !rows.isEmpty()) {
            particulars.fill(connection, rows);
        }
    }

    @Override
    public Merged merge(Connection connection, FileKind kind, String staged, ImportStamp stamp) throws SQLException {
        return switch (kind) {
            case WORKERS ->
                merged(connection, RowMerge.merge(connection, WageTables.ENGAGEMENT, staged, stamp), staged);
            case ATTENDANCE -> mergeSwipes(connection, staged, stamp);
            default -> merged(connection, RowMerge.merge(connection, WageTables.PAYROLL_LINE, staged, stamp), staged);
        };
    }

    private Merged mergeSwipes(Connection connection, String staged, ImportStamp stamp) throws SQLException {
        partitions.makeFor(connection, staged);
        var counts = RowMerge.merge(connection, WageTables.SWIPE, staged, stamp);
        if (counts.changedSomething()) {
            TouchedMonths.noteStaged(connection, staged);
        }
        return merged(connection, counts, staged);
    }

    @Override
    public void goingStraight(Connection connection, FileKind kind, List<@Nullable Object[]> rows) throws SQLException {
        if (kind == FileKind.ATTENDANCE) {
            partitions.makeFor(rows);
            TouchedMonths.note(connection, rows);
        }
    }

    @Override
    public int part(FileKind kind, @Nullable Object[] row) {
        return kind == FileKind.ATTENDANCE ? TouchedMonths.monthOf(row) : 0;
    }

    @Override
    public void settle(Connection connection, FileKind kind) throws SQLException {
        if (kind == FileKind.ATTENDANCE) {
            WorkerMonths.recompute(connection);
        }
    }

    private static Merged merged(Connection connection, MergeCounts counts, String staged) throws SQLException {
        var projects = counts.changedSomething()
                ? Sql.ints(connection, "select distinct project_id from " + staged)
                : new int[0];
        return new Merged(counts, projects, Map.of());
    }

    @Override
    public void moveAreas(Connection connection, Map<Integer, Integer> areas) throws SQLException {
        AreaMoves.apply(connection, areas, "wage.engagement");
        AreaMoves.apply(connection, areas, "wage.swipe");
        AreaMoves.apply(connection, areas, "wage.worker_month");
        AreaMoves.apply(connection, areas, "wage.payroll_line");
    }
}
