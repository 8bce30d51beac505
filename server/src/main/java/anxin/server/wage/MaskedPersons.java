package anxin.server.wage;

import anxin.engine.identity.IdentityNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons (劳动者) as people see them: names and identity numbers masked (脱敏). */
@Component
public class MaskedPersons {

    private final JdbcClient jdbc;

    MaskedPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person, masked.
     *
     * @param name nothing where the project has no engagement of this person that would state it
     */
    public record Masked(@Nullable String name, String identityNumber) {}

    /** Persons by their handle in the rows, with the name that their latest engagement on this project states. */
    public Map<Long, Masked> of(int projectId, Collection<Long> handles) {
        var masked = new HashMap<Long, Masked>();
        jdbc.sql("""
                        select p.id, p.identity_number,
                               (select d.name
                                  from wage.engagement e
                                  join wage.particulars d on d.id = e.particulars_id
                                 where e.project_id = ? and e.person_id = p.id and not e.withdrawn
                                 order by e.entry_date desc
                                 limit 1) as name
                          from wage.person p
                         where p.id = any(?)
                        """)
                .param(projectId)
                .param(handles.toArray(Long[]::new))
                .query((row, _) -> masked.put(
                        row.getLong("id"),
                        new Masked(
                                masked(row.getString("name")),
                                IdentityNumber.masked(row.getString("identity_number")))))
                .list();
        return masked;
    }

    /** The first character of a name and a star: {@code 张*}. */
    static @Nullable String masked(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }
}
