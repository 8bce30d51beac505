package anxin.server.fund;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Bank numbers, cards (银行卡号) and accounts (账号) alike; each has one id wherever it is named. */
@Component
public class BankNumbers {

    /** The ids of numbers already known. */
    public Map<String, Long> find(Connection importing, Collection<String> numbers) throws SQLException {
        return ids(importing, "select id, number from fund.bank_number where number = any(?)", numbers);
    }

    /** The ids of all these numbers; what is new gets one. */
    public Map<String, Long> findOrAdd(Connection importing, Collection<String> numbers) throws SQLException {
        var found = find(importing, numbers);
        var fresh =
                numbers.stream().filter(number -> !found.containsKey(number)).toList();
        if (!fresh.isEmpty()) {
            found.putAll(ids(
                    importing, "insert into fund.bank_number (number) select unnest(?) returning id, number", fresh));
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
