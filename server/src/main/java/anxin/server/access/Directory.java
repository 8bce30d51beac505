package anxin.server.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in office where today (在任人员), for modules that give work to people. It asks as is needed, whoever is signed in. */
@Component
public class Directory {

    private final JdbcClient jdbc;
    private final Clock clock;

    Directory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody under a post they hold today; area 0 is the whole country, organisation 0 none. */
    public record InOffice(long user, String name, Role role, int area, int organisation) {}

    /** Names of users by number, of those who have left, too. */
    public Map<Long, String> names(Collection<Long> users) {
        var names = new HashMap<Long, String>();
        if (!users.isEmpty()) {
            jdbc.sql("select id, name from access.account_user where id = any(:ids)")
                    .param("ids", users.toArray(Long[]::new))
                    .query((row, _) -> names.put(row.getLong("id"), row.getString("name")))
                    .list();
        }
        return names;
    }

    /** Who holds a post of this organisation today. */
    public List<InOffice> of(int organisation) {
        return held("p.org_id = :which", organisation);
    }

    /** The posts a user holds today. */
    public List<InOffice> postsOf(long user) {
        return held("p.user_id = :which", user);
    }

    /** Who holds or held a post, whatever its days. */
    public Optional<InOffice> holder(long post) {
        return jdbc.sql("""
                        select p.user_id, u.name, p.role, p.area, p.org_id
                          from access.post p join access.account_user u on u.id = p.user_id where p.id = ?
                        """).param(post).query(InOfficeRow.class).optional().map(InOfficeRow::asInOffice);
    }

    /** Who of all holds a post today. */
    public List<InOffice> all() {
        return held("0 = :which", 0);
    }

    /** Who works in the field with this project or village named for their post today; none where there is no such. */
    public List<InOffice> lookingAfter(String project, long village) {
        return jdbc
                .sql("""
                        select distinct p.user_id, u.name, p.role, p.area, p.org_id
                          from access.post p join access.account_user u on u.id = p.user_id and u.active
                         where p.role = 'FIELD' and :today between p.from_day and coalesce(p.to_day, 'infinity')
                           and (exists (select from access.named_project n
                                         where n.post_id = p.id and n.project_code = :project)
                                or exists (select from access.named_village v
                                            where v.post_id = p.id and v.village = :village))
                         order by p.user_id
                        """)
                .param("today", LocalDate.now(clock))
                .param("project", project)
                .param("village", village)
                .query(InOfficeRow.class)
                .list()
                .stream()
                .map(InOfficeRow::asInOffice)
                .toList();
    }

    private List<InOffice> held(String condition, Object which) {
        return jdbc
                .sql("""
                        select p.user_id, u.name, p.role, p.area, p.org_id
                          from access.post p join access.account_user u on u.id = p.user_id and u.active
                         where %s and not u.program and :today between p.from_day and coalesce(p.to_day, 'infinity')
                         order by p.user_id, p.id
                        """.formatted(condition))
                .param("which", which)
                .param("today", LocalDate.now(clock))
                .query(InOfficeRow.class)
                .list()
                .stream()
                .map(InOfficeRow::asInOffice)
                .toList();
    }

    private record InOfficeRow(long userId, String name, String role, int area, int orgId) {

        InOffice asInOffice() {
            return new InOffice(userId, name, Role.valueOf(role), area, orgId);
        }
    }
}
