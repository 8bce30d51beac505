package anxin.server.wage;

import anxin.engine.rows.Months;
import anxin.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Attended days of workers (出勤天), kept in step with the swipes. A worker attended on a day with an entry record on it,
 * or with an exit record that no entry at most 16 hours before it explains: a night shift belongs to the day it began.
 */
final class WorkerMonths {

    private final Connection connection;
    private final int month;

    private WorkerMonths(Connection connection, int month) {
        this.connection = connection;
        this.month = month;
    }

    /** Computes the touched months of workers again. */
    static void recompute(Connection connection) throws SQLException {
        if (!TouchedMonths.any(connection)) {
            return;
        }
        for (int month : TouchedMonths.months(connection)) {
            new WorkerMonths(connection, month).recompute();
        }
        TouchedMonths.forget(connection);
    }

    private void recompute() throws SQLException {
        findTouched();
        lookAtDays();
        addUnmatchedExits();
        keep();
        Sql.run(connection, "drop table touched, attended");
    }

    private void findTouched() throws SQLException {
        run("""
                create temporary table touched on commit drop as
                select distinct project_id, person_id from pg_temp.touched_months where month = {month}
                """);
        Sql.run(connection, "analyze touched");
    }

    private void lookAtDays() throws SQLException {
        run("""
                create temporary table attended on commit drop as
                select s.project_id, s.person_id, max(s.area) as area, max(s.org_id) as org_id,
                       coalesce(bit_or(1 << (s.at::date - {first}::date)) filter (where s.direction = 1), 0) as days,
                       coalesce(bit_or(1 << (s.at::date - {first}::date)) filter (where s.direction = 2), 0) as exit_days
                  from touched t
                  join wage.swipe s on s.project_id = t.project_id and s.person_id = t.person_id
                 where s.at >= {first} and s.at < {next} and not s.withdrawn
                 group by s.project_id, s.person_id
                """);
        Sql.run(connection, "analyze attended");
    }

    // Only exits on days without an entry can add a day, and they are few.
    private void addUnmatchedExits() throws SQLException {
        run("""
                update attended a
                   set days = a.days | u.days
                  from (select e.project_id, e.person_id, bit_or(1 << (o.at::date - {first}::date)) as days
                          from attended e
                          join wage.swipe o on o.project_id = e.project_id and o.person_id = e.person_id
                         where e.exit_days & ~e.days <> 0
                           and o.at >= {first} and o.at < {next} and not o.withdrawn and o.direction = 2
                           and (1 << (o.at::date - {first}::date)) & ~e.days <> 0
                           and not exists (
                               select from wage.swipe i
                                where i.project_id = o.project_id and i.person_id = o.person_id
                                  and i.at between o.at - {shift} and o.at
                                  and i.at >= {first} - {shift} and i.at < {next}
                                  and i.direction = 1 and not i.withdrawn)
                         group by e.project_id, e.person_id) u
                 where a.project_id = u.project_id and a.person_id = u.person_id
                """);
    }

    private void keep() throws SQLException {
        run("""
                insert into wage.worker_month as w (project_id, person_id, month, days, area, org_id)
                select project_id, person_id, {month}, days, area, org_id
                  from attended
                 where days <> 0
                 order by project_id, person_id
                    on conflict (project_id, person_id, month) do update
                       set days = excluded.days, area = excluded.area, org_id = excluded.org_id
                     where w.days <> excluded.days
                """);
        run("""
                delete from wage.worker_month w
                 using touched t
                 where w.month = {month}
                   and w.project_id = t.project_id and w.person_id = t.person_id
                   and not exists (select from attended a
                                    where a.project_id = t.project_id and a.person_id = t.person_id and a.days <> 0)
                """);
    }

    private void run(String sql) throws SQLException {
        Sql.run(
                connection,
                sql.replace("{month}", String.valueOf(month))
                        .replace("{shift}", "interval '%d hours'".formatted(TouchedMonths.LONGEST_SHIFT_HOURS))
                        .replace("{first}", "timestamp '%s'".formatted(Months.firstDay(month)))
                        .replace("{next}", "timestamp '%s'".formatted(Months.firstDay(month + 1))));
    }
}
