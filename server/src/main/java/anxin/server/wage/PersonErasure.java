package anxin.server.wage;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the persons (劳动者) of a project out of its rows and leaves everything else. Who is on no other project loses
 * number, name and telephone; who is on another one keeps them there, and the rows here get a handle of nobody. Everything
 * that writes belongs into a transaction of the application.
 */
@Component
public class PersonErasure {

    private final JdbcClient jdbc;

    PersonErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param last the day on which the last wage was paid; none where no wage sheet was handed in */
    public record Settlement(boolean settled, @Nullable LocalDate last) {}

    /** Whether all wages due were paid by that day, by project; a project without a wage sheet is missing. */
    public Map<Integer, Settlement> settlements(Collection<Integer> projects, LocalDate day) {
        var settlements = new HashMap<Integer, Settlement>();
        jdbc.sql("""
                        select project_id, bool_and(paid >= due) as settled, max(last) as last
                          from (select project_id, sum(due_fen) as due,
                                       coalesce(sum(paid_fen) filter (where balance_date <= :day), 0) as paid,
                                       max(balance_date) filter (where balance_date <= :day and paid_fen > 0) as last
                                  from wage.payroll_line
                                 where project_id = any(:projects) and not withdrawn
                                 group by project_id, month, person_id) wages
                         group by project_id
                        """)
                .param("day", day)
                .param("projects", projects.toArray(Integer[]::new))
                .query((row, _) -> settlements.put(
                        row.getInt("project_id"),
                        new Settlement(row.getBoolean("settled"), row.getObject("last", LocalDate.class))))
                .list();
        return settlements;
    }

    /** How many persons the rows of each project name; a project without any is missing. */
    public Map<Integer, Integer> persons(Collection<Integer> projects) {
        var persons = new HashMap<Integer, Integer>();
        jdbc.sql("""
                        select project_id, count(*) as persons
                          from (select project_id, person_id from wage.engagement where project_id = any(:projects)
                                 union
                                select project_id, person_id from wage.payroll_line where project_id = any(:projects)
                                 union
                                select project_id, person_id from wage.swipe where project_id = any(:projects)) named
                         group by project_id
                        """)
                .param("projects", projects.toArray(Integer[]::new))
                .query((row, _) -> persons.put(row.getInt("project_id"), row.getInt("persons")))
                .list();
        return persons;
    }

    /** Erases the persons of a project, and answers how many they were. */
    public int erase(int project) {
        var history = ofProject("h", project);
        run("select set_config('anxin.erasing', 'on', true)");
        run("""
                create temporary table leaving on commit drop as
                select p.id, row_number() over (order by p.id)::int as no, false as stays, p.id as becomes
                  from wage.person p
                  join (select person_id from wage.engagement where project_id = %1$d
                         union
                        select person_id from wage.payroll_line where project_id = %1$d
                         union
                        select person_id from wage.swipe where project_id = %1$d
                         union
                        select person_id from wage.worker_month where project_id = %1$d) named on named.person_id = p.id
                 where p.erased_no is null
                """.formatted(project));
        run("create index on leaving (id)");
        run("analyze leaving");
        // Attendance is not found by person, so all of its months are gone through once.
        for (var table : List.of("engagement", "payroll_line", "worker_month")) {
            run("""
                    update leaving l set stays = true
                      from (select distinct t.person_id from wage.%s t join leaving on leaving.id = t.person_id
                             where t.project_id <> %d) elsewhere
                     where elsewhere.person_id = l.id and not l.stays
                    """.formatted(table, project));
        }
        eraseParticulars(project, history);
        run("""
                update wage.person p set identity_number = null, found_by = null, erased_no = l.no
                  from leaving l where l.id = p.id and not l.stays
                """);
        if (count("select count(*) from leaving where stays") > 0) {
            giveHandlesOfNobody(project, history);
        }
        return count("select count(*) from leaving");
    }

    private void eraseParticulars(int project, String history) {
        run("""
                create temporary table stated on commit drop as
                select distinct d.id from wage.particulars d join leaving l on l.id = d.person_id
                """);
        run("update wage.engagement set particulars_id = null where project_id = " + project);
        run("""
                update wage.row_history h set content = h.content || '{"particulars_id": null}'
                 where h.kind = 'engagement' and %s
                """.formatted(history));
        run("""
                delete from wage.particulars d using stated s
                 where s.id = d.id
                   and not exists (select from wage.engagement e where e.person_id = d.person_id and e.particulars_id = d.id)
                   and d.id not in (select (h.content ->> 'particulars_id')::bigint from wage.row_history h
                                     where h.kind = 'engagement' and h.content ->> 'particulars_id' is not null)
                """);
    }

    private void giveHandlesOfNobody(int project, String history) {
        run("update leaving set becomes = nextval(pg_get_serial_sequence('wage.person', 'id')) where stays");
        run("""
                insert into wage.person (id, erased_no) overriding system value
                select becomes, no from leaving where stays
                """);
        for (var table : List.of("engagement", "payroll_line", "worker_month", "swipe")) {
            run("""
                    update wage.%s t set person_id = l.becomes
                      from leaving l where l.stays and l.id = t.person_id and t.project_id = %d
                    """.formatted(table, project));
        }
        run("""
                update wage.row_history h
                   set key = case when h.kind = 'payroll_line'
                                  then concat_ws('|', split_part(h.key, '|', 1), split_part(h.key, '|', 2), l.becomes, split_part(h.key, '|', 4))
                                  else regexp_replace(h.key, '^([^|]*)[|][^|]*', '\\1|' || l.becomes) end,
                       content = h.content || jsonb_build_object('person_id', l.becomes)
                  from leaving l
                 where l.stays and %s and (h.content ->> 'person_id')::bigint = l.id
                """.formatted(history));
    }

    /** Handles of the bank numbers that rows of a project name, also in their history. */
    public Set<Long> numbers(int project) {
        return new HashSet<>(jdbc.sql("""
                        select card_id from wage.engagement where project_id = %1$d and card_id is not null
                         union
                        select card_id from wage.payroll_line where project_id = %1$d and card_id is not null
                         union
                        select pay_account_id from wage.payroll_line where project_id = %1$d and pay_account_id is not null
                         union
                        select n.number::bigint from wage.row_history h,
                               lateral (values (h.content ->> 'card_id'), (h.content ->> 'pay_account_id')) as n (number)
                         where n.number is not null and %2$s
                        """.formatted(project, ofProject("h", project)))
                .query(Long.class)
                .list());
    }

    /** Which of these bank numbers rows of other projects name, also in their history. */
    public Set<Long> numbersElsewhere(Collection<Long> numbers, int project) {
        return new HashSet<>(jdbc.sql("""
                        with asked as materialized (select unnest(:numbers::bigint[]) as number)
                        select card_id from wage.engagement join asked on asked.number = card_id where project_id <> :project
                         union
                        select card_id from wage.payroll_line join asked on asked.number = card_id where project_id <> :project
                         union
                        select pay_account_id from wage.payroll_line join asked on asked.number = pay_account_id
                         where project_id <> :project
                         union
                        select n.number::bigint from wage.row_history h,
                               lateral (values (h.content ->> 'card_id'), (h.content ->> 'pay_account_id')) as n (number)
                          join asked on asked.number = n.number::bigint
                         where not %s
                        """.formatted(ofProject("h", project)))
                .param("numbers", numbers.toArray(Long[]::new))
                .param("project", project)
                .query(Long.class)
                .list());
    }

    /** Puts other handles in the place of bank numbers in the rows of a project and their history. */
    public void replaceNumbers(int project, Map<Long, Long> handles) {
        if (handles.isEmpty()) {
            return;
        }
        var old = handles.keySet().toArray(Long[]::new);
        var anew = Arrays.stream(old).map(handles::get).toArray(Long[]::new);
        run("select set_config('anxin.erasing', 'on', true)");
        for (var place : List.of("engagement.card_id", "payroll_line.card_id", "payroll_line.pay_account_id")) {
            var table = place.substring(0, place.indexOf('.'));
            var column = place.substring(place.indexOf('.') + 1);
            jdbc.sql("""
                            update wage.%1$s t set %2$s = r.anew
                              from unnest(:old::bigint[], :anew::bigint[]) as r (old, anew)
                             where t.project_id = :project and t.%2$s = r.old
                            """.formatted(table, column))
                    .param("old", old)
                    .param("anew", anew)
                    .param("project", project)
                    .update();
            jdbc.sql("""
                            update wage.row_history h set content = h.content || jsonb_build_object('%1$s', r.anew)
                              from unnest(:old::bigint[], :anew::bigint[]) as r (old, anew)
                             where h.kind = '%2$s' and %3$s and (h.content ->> '%1$s')::bigint = r.old
                            """.formatted(column, table, ofProject("h", project)))
                    .param("old", old)
                    .param("anew", anew)
                    .update();
        }
    }

    /** How many handles are of persons that were erased. */
    public long erased() {
        return jdbc.sql("select count(*) from wage.person where erased_no is not null")
                .query(Long.class)
                .single();
    }

    /**
     * What is left of an erased person.
     *
     * @param number which one of its project
     * @param months in which the person attended or was due a wage
     */
    public record Left(int number, int months, int days, long dueFen, long paidFen) {}

    /** What is left of the erased persons of a project, by their number. */
    public List<Left> left(int project) {
        return jdbc.sql("""
                        select p.erased_no as number, count(distinct m.month)::int as months, sum(m.days)::int as days,
                               sum(m.due_fen)::bigint as due_fen, sum(m.paid_fen)::bigint as paid_fen
                          from (select person_id, month, bit_count(days::bit(32))::int as days, 0 as due_fen, 0 as paid_fen
                                  from wage.worker_month where project_id = :project
                                 union all
                                select person_id, month, 0, due_fen, paid_fen
                                  from wage.payroll_line where project_id = :project and not withdrawn
                                 union all
                                select person_id, null, 0, 0, 0 from wage.engagement where project_id = :project
                                 union all
                                select distinct person_id, null::int, 0, 0, 0 from wage.swipe where project_id = :project) m
                          join wage.person p on p.id = m.person_id and p.erased_no is not null
                         group by p.erased_no order by p.erased_no
                        """).param("project", project).query(Left.class).list();
    }

    // Keys begin with the project.
    private static String ofProject(String alias, int project) {
        return "(%1$s.key >= '%2$d|' and %1$s.key < '%2$d}')".formatted(alias, project);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private void run(String sql) {
        var statement = jdbc.sql(sql);
        if (sql.startsWith("select")) {
            statement.query().singleRow();
        } else {
            statement.update();
        }
    }
}
