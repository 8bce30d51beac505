package anxin.server.wage;

import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons (劳动者) by their identity numbers, which stand encrypted; each has one id across all projects. */
@Component
public class Persons {

    private final JdbcClient jdbc;
    private final EncryptedTable personTable;
    private final EncryptedTable particularsTable;

    Persons(JdbcClient jdbc, EncryptedTable personTable, EncryptedTable particularsTable) {
        this.jdbc = jdbc;
        this.personTable = personTable;
        this.particularsTable = particularsTable;
    }

    /** The ids of persons already known. */
    public Map<String, Long> find(Connection importing, Collection<String> identityNumbers) throws SQLException {
        return byNumber(personTable.find(importing, entries(identityNumbers)));
    }

    /** The ids of all these persons; who is new gets one. */
    public Map<String, Long> findOrAdd(Connection importing, Collection<String> identityNumbers) throws SQLException {
        return byNumber(personTable.findOrAdd(importing, entries(identityNumbers)));
    }

    private static Collection<Entry> entries(Collection<String> numbers) {
        return numbers.stream().map(Entry::new).toList();
    }

    private static Map<String, Long> byNumber(Map<Entry, Long> ids) {
        var byNumber = new HashMap<String, Long>();
        ids.forEach((entry, id) -> byNumber.put(String.valueOf(entry.values().getFirst()), id));
        return byNumber;
    }

    /**
     * A person in full, not masked.
     *
     * @param name nothing where the project has no engagement of this person that would state it
     */
    public record Open(
            String identityNumber,
            @Nullable String name,
            @Nullable String phone) {}

    /**
     * One person in full, with name and telephone as the latest engagement on this project states them; nobody whom the
     * row scope in force does not hold. Whoever asks answers for the reason and the log.
     */
    public Optional<Open> open(int projectId, long personId) {
        return jdbc.sql("select id, identity_number from wage.person where id = ? and erased_no is null")
                .param(personId)
                .query((row, _) -> String.valueOf(personTable.read(row, "identity_number")))
                .optional()
                .map(number -> jdbc.sql("""
                                select d.id, d.name, d.phone
                                  from wage.engagement e
                                  join wage.particulars d on d.id = e.particulars_id
                                 where e.project_id = ? and e.person_id = ? and not e.withdrawn
                                 order by e.entry_date desc
                                 limit 1
                                """)
                        .params(projectId, personId)
                        .query((row, _) -> new Open(
                                number, particularsTable.read(row, "name"), particularsTable.read(row, "phone")))
                        .optional()
                        .orElse(new Open(number, null, null)));
    }
}
