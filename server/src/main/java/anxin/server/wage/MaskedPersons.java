package anxin.server.wage;

import anxin.engine.identity.IdentityNumber;
import anxin.server.secrecy.EncryptedTable;
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

    private final EncryptedTable personTable;
    private final EncryptedTable particularsTable;

    MaskedPersons(JdbcClient jdbc, EncryptedTable personTable, EncryptedTable particularsTable) {
        this.jdbc = jdbc;
        this.personTable = personTable;
        this.particularsTable = particularsTable;
    }

    /**
     * A person, masked.
     *
     * @param name nothing where the project has no engagement of this person that would state it
     * @param identityNumber nothing where the person was erased by rule
     * @param erasedNo which of the erased persons of the project, where it is one
     */
    public record Masked(
            @Nullable String name,
            @Nullable String identityNumber,
            @Nullable Integer erasedNo) {}

    /** Persons by their handle in the rows, with the name that their latest engagement on this project states. */
    public Map<Long, Masked> of(int projectId, Collection<Long> handles) {
        var names = new HashMap<Long, String>();
        jdbc.sql("""
                        select distinct on (e.person_id) e.person_id, d.id, d.name
                          from wage.engagement e
                          join wage.particulars d on d.id = e.particulars_id
                         where e.project_id = ? and e.person_id = any(?) and not e.withdrawn
                         order by e.person_id, e.entry_date desc
                        """)
                .param(projectId)
                .param(handles.toArray(Long[]::new))
                .query((row, _) -> names.put(row.getLong("person_id"), particularsTable.read(row, "name")))
                .list();
        var masked = new HashMap<Long, Masked>();
        jdbc.sql("select id, identity_number, erased_no from wage.person where id = any(?)")
                .param(handles.toArray(Long[]::new))
                .query((row, _) -> masked.put(
                        row.getLong("id"),
                        new Masked(
                                masked(names.get(row.getLong("id"))),
                                number(personTable.read(row, "identity_number")),
                                row.getObject("erased_no", Integer.class))))
                .list();
        return masked;
    }

    private static @Nullable String number(@Nullable String identityNumber) {
        return identityNumber == null ? null : IdentityNumber.masked(identityNumber);
    }

    /** The first character of a name and a star: {@code 张*}. */
    static @Nullable String masked(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }
}
