package anxin.server.wage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Persons (劳动者) by their identity numbers; each has one id across all projects. */
@Component
public class Persons {

    /** The ids of persons already known. */
    public Map<String, Long> find(Connection importing, Collection<String> identityNumbers) throws SQLException {
        return ids(
                importing,
                "select id, identity_number from wage.person where identity_number = any(?)",
                identityNumbers);
    }

    /** The ids of all these persons; who is new gets one. */
    public Map<String, Long> findOrAdd(Connection importing, Collection<String> identityNumbers) throws SQLException {
        var found = find(importing, identityNumbers);
        var fresh = identityNumbers.stream()
                .filter(number -> !found.containsKey(number))
                .toList();
        if (!fresh.isEmpty()) {
            found.putAll(ids(
                    importing,
                    "insert into wage.person (identity_number) select unnest(?) returning id, identity_number",
                    fresh));
        }
        return found;
    }

    private static Map<String, Long> ids(Connection connection, String sql, Collection<String> numbers)
            throws SQLException {
        var ids = new HashMap<String, Long>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.put(rows.getString(2), rows.getLong(1));
                }
            }
        }
        return ids;
    }
}
