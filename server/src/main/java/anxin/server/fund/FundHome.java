package anxin.server.fund;

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

/** Where accounts, their entries, deposit events and progress of a package go. */
@Component
@Order(3)
class FundHome implements RowsHome {

    private static final Map<FileKind, RowTable> TABLES = Map.of(
            FileKind.ACCOUNTS, FundTables.ACCOUNT,
            FileKind.ACCOUNT_ENTRIES, FundTables.ENTRY,
            FileKind.DEPOSIT_EVENTS, FundTables.DEPOSIT_EVENT,
            FileKind.PROGRESS, FundTables.PROGRESS);

    private final CounterpartyNames counterpartyNames;

    FundHome(CounterpartyNames counterpartyNames) {
        this.counterpartyNames = counterpartyNames;
    }

    @Override
    public Map<FileKind, RowTable> tables() {
        return TABLES;
    }

    @Override
    public void fill(Connection connection, FileKind kind, List<@Nullable Object[]> rows) throws SQLException {
        if (kind == FileKind.ACCOUNT_ENTRIES) {
            counterpartyNames.fill(connection, rows);
        }
    }

    @Override
    public Merged merge(Connection connection, FileKind kind, String staged, ImportStamp stamp) throws SQLException {
        return switch (kind) {
            case ACCOUNTS -> mergeAccounts(connection, staged, stamp);
            case ACCOUNT_ENTRIES -> mergeEntries(connection, staged, stamp);
            case DEPOSIT_EVENTS -> merged(connection, FundTables.DEPOSIT_EVENT, staged, stamp);
            default -> merged(connection, FundTables.PROGRESS, staged, stamp);
        };
    }

    private static Merged merged(Connection connection, RowTable table, String staged, ImportStamp stamp)
            throws SQLException {
        return of(
                connection,
                RowMerge.merge(connection, table, staged, stamp),
                "select distinct project_id from " + staged);
    }

    // An account may be corrected to another project: both are concerned, and the entries follow.
    private static Merged mergeAccounts(Connection connection, String staged, ImportStamp stamp) throws SQLException {
        var merged = of(connection, RowMerge.merge(connection, FundTables.ACCOUNT, staged, stamp), """
                select a.project_id from fund.account a join %s s using (number_id)
                 union
                select (content ->> 'project_id')::int from fund.row_history
                 where kind = 'account' and superseded_by_import = %d
                """.formatted(
                        staged, stamp.importId()));
        if (merged.counts().changed() > 0) {
            Sql.run(connection, """
                    update fund.entry e
                       set area = a.area
                      from fund.account a
                     where a.number_id = e.account_id and a.import_id = %d and e.area <> a.area
                    """.formatted(stamp.importId()));
        }
        return merged;
    }

    private static Merged mergeEntries(Connection connection, String staged, ImportStamp stamp) throws SQLException {
        Sql.run(
                connection,
                "update %s s set area = a.area from fund.account a where a.number_id = s.account_id".formatted(staged));
        return of(connection, RowMerge.merge(connection, FundTables.ENTRY, staged, stamp), """
                select distinct a.project_id from fund.account a join %s s on s.account_id = a.number_id
                """.formatted(staged));
    }

    private static Merged of(Connection connection, MergeCounts counts, String projects) throws SQLException {
        return new Merged(counts, counts.changedSomething() ? Sql.ints(connection, projects) : new int[0], Map.of());
    }

    @Override
    public void moveAreas(Connection connection, Map<Integer, Integer> areas) throws SQLException {
        AreaMoves.apply(connection, areas, "fund.account");
        AreaMoves.apply(connection, areas, "fund.deposit_event");
        AreaMoves.apply(connection, areas, "fund.progress");
        Sql.run(connection, """
                update fund.entry e set area = a.area
                  from fund.account a
                 where a.number_id = e.account_id and e.area <> a.area
                """);
    }
}
