package anxin.server.project;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which projects are over, and whose personal data were erased by rule (已按规定删除个人信息). */
@Component
public class ProjectErasure {

    private final JdbcClient jdbc;

    ProjectErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A project that is over and whose personal data are still there. */
    public record Completed(int id, String code, String name, int area, int orgId, LocalDate completedOn) {}

    /** Projects completed by that day, in an area range with both ends, by the day of completion. */
    public List<Completed> completed(int firstArea, int lastArea, LocalDate day) {
        return jdbc.sql("""
                        select p.id, p.code, p.name, p.area, p.org_id, p.complete_date as completed_on
                          from project.project p
                         where p.area between ? and ? and not p.withdrawn and p.complete_date <= ?
                           and not exists (select from project.erasure e where e.project_id = p.id)
                         order by p.complete_date, p.id
                        """)
                .params(firstArea, lastArea, day)
                .query(Completed.class)
                .list();
    }

    /** Ids of the projects whose personal data were erased. */
    public Set<Integer> erased() {
        return new HashSet<>(jdbc.sql("select project_id from project.erasure")
                .query(Integer.class)
                .list());
    }

    /** Erasures by the codes of their projects; a project that is unknown, or not erased, is missing. */
    public Map<String, Long> erasures(Collection<String> codes) {
        return jdbc
                .sql("""
                        select p.code, e.erasure_id from project.erasure e join project.project p on p.id = e.project_id
                         where p.code = any(?)
                        """)
                .param((Object) codes.toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Which of these codes are of projects, withdrawn or not, whose personal data are still there. */
    public Set<String> kept(Collection<String> codes) {
        return new HashSet<>(jdbc.sql("""
                        select code from project.project
                         where code = any(?) and id not in (select project_id from project.erasure)
                        """)
                .param((Object) codes.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Notes that a project's personal data are erased, and erases the contacts of companies that no other project names.
     * Answers how many contacts that were. Belongs into a transaction of the application.
     */
    public int erase(int project, long erasure, LocalDate day) {
        jdbc.sql("insert into project.erasure (project_id, erasure_id, day) values (?, ?, ?)")
                .params(project, erasure, day)
                .update();
        return jdbc.sql("""
                        with named as (
                            select id as project_id, build_corp_code as corp_code from project.project
                             union
                            select id, contractor_corp_code from project.project
                             union
                            select id, supervisor_corp_code from project.project where supervisor_corp_code is not null
                             union
                            select project_id, corp_code from project.participant),
                        gone as (
                            select corp_code from named where project_id = :project
                            except
                            select corp_code from named
                             where project_id not in (select project_id from project.erasure)),
                        held as (
                            select corp_code, contact_id from project.corp where contact_id is not null
                             union
                            select key, (content ->> 'contact_id')::bigint from project.row_history
                             where kind = 'corp' and content ->> 'contact_id' is not null)
                        update project.contact
                           set legal_man = null, link_man = null, link_tel = null, found_by = null, erased = true
                         where not erased
                           and id in (select contact_id from held where corp_code in (select corp_code from gone))
                           and id not in (select contact_id from held where corp_code not in (select corp_code from gone))
                        """).param("project", project).update();
    }

    public long erasedContacts() {
        return jdbc.sql("select count(*) from project.contact where erased")
                .query(Long.class)
                .single();
    }
}
