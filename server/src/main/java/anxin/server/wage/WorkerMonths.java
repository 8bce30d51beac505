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

    private WorkerMonths() {}

    /** Computes the months again that the staged swipes touch: their own, and the next if a shift may reach into it. */
    static void recompute(Connection connection, String staged) throws SQLException {
        Sql.run(connection, """
                create temporary table touched on commit drop as
                select distinct project_id, person_id, extract(year from day)::int * 12 + extract(month from day)::int - 1 as month
                  from (select distinct project_id, person_id, at::date as day from %1$s
                         union
                        select distinct project_id, person_id, (at + interval '16 hours')::date
                          from %1$s
                         where direction = 1) days
                """.formatted(staged));
        Sql.run(connection, "analyze touched");
        for (int month : Sql.ints(connection, "select distinct month from touched order by month")) {
            recompute(connection, month);
        }
        Sql.run(connection, "drop table touched");
    }

    private static void recompute(Connection connection, int month) throws SQLException {
        Sql.run(connection, """
                create temporary table attended on commit drop as
                with seen as (
                    select s.project_id, s.person_id, s.at, s.direction, s.area, s.org_id,
                           max(s.at) filter (where s.direction = 1)
                               over (partition by s.project_id, s.person_id order by s.at) as last_entry
                      from wage.swipe s
                      join touched t on t.project_id = s.project_id and t.person_id = s.person_id and t.month = %1$d
                     where not s.withdrawn
                       and s.at >= timestamp '%2$s' - interval '16 hours'
                       and s.at < timestamp '%3$s')
                select project_id, person_id, bit_or(1 << (at::date - date '%2$s')) as days,
                       max(area) as area, max(org_id) as org_id
                  from seen
                 where at >= timestamp '%2$s'
                   and (direction = 1 or last_entry is null or last_entry < at - interval '16 hours')
                 group by project_id, person_id
                """.formatted(month, Months.firstDay(month), Months.firstDay(month + 1)));
        Sql.run(connection, "analyze attended");
        Sql.run(connection, """
                insert into wage.worker_month as w (project_id, person_id, month, days, area, org_id)
                select project_id, person_id, %d, days, area, org_id
                  from attended
                 order by project_id, person_id
                    on conflict (project_id, person_id, month) do update
                       set days = excluded.days, area = excluded.area, org_id = excluded.org_id
                     where w.days <> excluded.days
                """.formatted(month));
        Sql.run(connection, """
                delete from wage.worker_month w
                 using touched t
                 where t.month = %1$d and w.month = %1$d
                   and w.project_id = t.project_id and w.person_id = t.person_id
                   and not exists (select from attended a
                                    where a.project_id = t.project_id and a.person_id = t.person_id)
                """.formatted(month));
        Sql.run(connection, "drop table attended");
    }
}
