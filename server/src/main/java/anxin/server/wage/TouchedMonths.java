package anxin.server.wage;

import anxin.engine.rows.Months;
import anxin.server.database.BinaryCopyIn;
import anxin.server.database.ColumnType;
import anxin.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The months of workers whose attended days an import may change, noted in a temporary table of its transaction: the
 * month of each swipe, and the next one if a shift that began then may reach into it.
 */
final class TouchedMonths {

    static final int LONGEST_SHIFT_HOURS = 16;

    private static final int PROJECT = 0;
    private static final int PERSON = 1;
    private static final int AT = 2;
    private static final int DIRECTION = 3;

    private record Touched(int project, long person, int month) {}

    private TouchedMonths() {}

    /** Notes those of swipes that go straight in, given as values in the order of {@link WageTables#SWIPE}. */
    static void note(Connection connection, List<@Nullable Object[]> swipes) throws SQLException {
        create(connection);
        var touched = new HashSet<Touched>();
        for (var swipe : swipes) {
            int project = ((Number) value(swipe, PROJECT)).intValue();
            long person = ((Number) value(swipe, PERSON)).longValue();
            var at = (LocalDateTime) value(swipe, AT);
            int month = Months.of(at.toLocalDate());
            touched.add(new Touched(project, person, month));
            if (((Number) value(swipe, DIRECTION)).intValue() == 1
                    && !at.plusHours(LONGEST_SHIFT_HOURS)
                            .isBefore(Months.firstDay(month + 1).atStartOfDay())) {
                touched.add(new Touched(project, person, month + 1));
            }
        }
        copy(connection, touched);
    }

    /** The month of a swipe given as values in the order of {@link WageTables#SWIPE}. */
    static int monthOf(@Nullable Object[] swipe) {
        return Months.of(((LocalDateTime) value(swipe, AT)).toLocalDate());
    }

    private static Object value(@Nullable Object[] swipe, int column) {
        var value = swipe[column];
        if (value == null) {
            throw new IllegalArgumentException("a swipe without a value in key column " + column);
        }
        return value;
    }

    private static void copy(Connection connection, Set<Touched> touched) throws SQLException {
        try (var out = new BinaryCopyIn(connection, "pg_temp.touched_months")) {
            for (var one : touched) {
                out.row(3);
                out.field(ColumnType.INT, one.project());
                out.field(ColumnType.BIGINT, one.person());
                out.field(ColumnType.INT, one.month());
            }
            out.finish();
        }
    }

    /** Notes those of staged swipes. */
    static void noteStaged(Connection connection, String staged) throws SQLException {
        create(connection);
        Sql.run(connection, """
                insert into pg_temp.touched_months (project_id, person_id, month)
                select project_id, person_id, date_part('year', month)::int * 12 + date_part('month', month)::int - 1
                  from (select distinct project_id, person_id, date_trunc('month', at) as month from {staged}
                         union
                        select distinct project_id, person_id, date_trunc('month', at + interval '{hours} hours')
                          from {staged}
                         where direction = 1) touched
                """.replace("{staged}", staged).replace("{hours}", String.valueOf(LONGEST_SHIFT_HOURS)));
    }

    private static void create(Connection connection) throws SQLException {
        Sql.run(
                connection,
                "create temporary table if not exists touched_months (project_id int, person_id bigint, month int) on commit drop");
    }

    /** Whether anything was noted in this transaction. */
    static boolean any(Connection connection) throws SQLException {
        return Sql.count(connection, "select count(to_regclass('pg_temp.touched_months'))") > 0;
    }

    /** The months noted, ascending; afterwards those of one month are found by index. */
    static int[] months(Connection connection) throws SQLException {
        Sql.run(connection, "create index on pg_temp.touched_months (month)");
        Sql.run(connection, "analyze pg_temp.touched_months");
        return Sql.ints(connection, "select distinct month from pg_temp.touched_months order by month");
    }

    static void forget(Connection connection) throws SQLException {
        Sql.run(connection, "drop table pg_temp.touched_months");
    }
}
