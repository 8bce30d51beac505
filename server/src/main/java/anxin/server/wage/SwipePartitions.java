package anxin.server.wage;

import anxin.engine.rows.Months;
import anxin.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Monthly partitions of the swipes, made when the first swipe of a month is handed in. */
@Component
class SwipePartitions {

    private static final long LOCK = 0x5357495045L;

    private final DataSource dataSource;
    private final Set<Integer> there = ConcurrentHashMap.newKeySet();

    SwipePartitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes the months of staged swipes. */
    void makeFor(Connection importing, String staged) throws SQLException {
        make(Sql.ints(importing, """
                select distinct extract(year from day)::int * 12 + extract(month from day)::int - 1
                  from (select distinct at::date as day from %s) days
                """.formatted(staged)));
    }

    /** Makes the months of swipes given as values in the order of {@link WageTables#SWIPE}. */
    void makeFor(List<@Nullable Object[]> swipes) throws SQLException {
        make(swipes.stream().mapToInt(TouchedMonths::monthOf).distinct().toArray());
    }

    private void make(int[] months) throws SQLException {
        if (IntStream.of(months).allMatch(there::contains)) {
            return;
        }
        try (var own = dataSource.getConnection()) {
            for (int month : months) {
                make(own, month);
                there.add(month);
            }
        }
    }

    // On a connection of its own, and attached rather than created in place, so that neither the scan nor another
    // reader waits for the import to end. A month left empty by an import that failed does no harm.
    private static void make(Connection connection, int month) throws SQLException {
        var name = "swipe_" + Months.text(month).replace('-', '_');
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(LOCK));
            if (Sql.count(
                            connection,
                            "select count(*) from pg_class where oid = to_regclass('wage.%s')".formatted(name))
                    == 0) {
                statement.execute("create table wage.%s (like wage.swipe including all)".formatted(name));
                statement.execute("alter table wage.swipe attach partition wage.%s for values from ('%s') to ('%s')"
                        .formatted(name, Months.firstDay(month), Months.firstDay(month + 1)));
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
