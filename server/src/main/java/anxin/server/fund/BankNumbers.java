package anxin.server.fund;

import anxin.engine.identity.BankCard;
import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import anxin.server.words.Erased;
import anxin.server.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bank numbers, cards (银行卡号) and accounts (账号) alike, encrypted; each has one id wherever it is named. */
@Component
public class BankNumbers {

    private final JdbcClient jdbc;
    private final EncryptedTable bankNumberTable;

    BankNumbers(JdbcClient jdbc, EncryptedTable bankNumberTable) {
        this.jdbc = jdbc;
        this.bankNumberTable = bankNumberTable;
    }

    /** The ids of numbers already known. */
    public Map<String, Long> find(Connection importing, Collection<String> numbers) throws SQLException {
        return byNumber(bankNumberTable.find(importing, entries(numbers)));
    }

    /** The ids of all these numbers; what is new gets one. */
    public Map<String, Long> findOrAdd(Connection importing, Collection<String> numbers) throws SQLException {
        return byNumber(bankNumberTable.findOrAdd(importing, entries(numbers)));
    }

    private static Collection<Entry> entries(Collection<String> numbers) {
        return numbers.stream().map(Entry::new).toList();
    }

    private static Map<String, Long> byNumber(Map<Entry, Long> ids) {
        var byNumber = new HashMap<String, Long>();
        ids.forEach((entry, id) -> byNumber.put(String.valueOf(entry.values().getFirst()), id));
        return byNumber;
    }

    /** Numbers as people see them, by their handle in the rows. */
    public Map<Long, Words> masked(Collection<Long> handles) {
        var masked = new HashMap<Long, Words>();
        jdbc.sql("select id, number, erased_no from fund.bank_number where id = any(?)")
                .param(handles.toArray(Long[]::new))
                .query((row, _) -> masked.put(row.getLong("id"), shown(row)))
                .list();
        return masked;
    }

    private Words shown(ResultSet row) throws SQLException {
        var number = bankNumberTable.read(row, "number");
        if (number == null) {
            return Erased.words(row.getInt("erased_no"));
        }
        var masked = BankCard.masked(number);
        return new Words(masked, masked);
    }

    /**
     * One number in full, if the row scope in force holds it. Whoever asks answers for the reason and the log.
     *
     * @param handle its id, as rows name it
     */
    public Optional<String> open(long handle) {
        return jdbc.sql("select id, number from fund.bank_number where id = ? and erased_no is null")
                .param(handle)
                .query((row, _) -> String.valueOf(bankNumberTable.read(row, "number")))
                .optional();
    }
}
