package anxin.server.fund;

import anxin.server.database.RowScope;
import anxin.server.database.RowTable;
import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import anxin.server.words.Erased;
import anxin.server.words.Words;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names that account entries state of the other side (对方户名), often those of workers; encrypted, each once. */
@Component
class CounterpartyNames {

    private static final RowTable ENTRY = FundTables.ENTRY;
    private static final int NAME = ENTRY.index("counterparty_name");
    private static final int ID = ENTRY.index("counterparty_name_id");

    private static final int LONGEST_OF_A_PERSON = 4;

    private final JdbcClient jdbc;
    private final EncryptedTable counterpartyNameTable;

    CounterpartyNames(JdbcClient jdbc, EncryptedTable counterpartyNameTable) {
        this.jdbc = jdbc;
        this.counterpartyNameTable = counterpartyNameTable;
    }

    /** Names by their ids in entries that whoever asks has seen; those short enough to be a person's are masked. */
    Map<Long, Words> masked(Collection<Long> ids) {
        var names = new HashMap<Long, Words>();
        RowScope.asApplication(
                () -> jdbc.sql("select id, name, erased_no from fund.counterparty_name where id = any(?)")
                        .param(ids.toArray(Long[]::new))
                        .query((row, _) -> names.put(row.getLong("id"), shown(row)))
                        .list());
        return names;
    }

    private Words shown(ResultSet row) throws SQLException {
        var name = counterpartyNameTable.read(row, "name");
        if (name == null) {
            return Erased.words(row.getInt("erased_no"));
        }
        var masked = masked(name);
        return new Words(masked, masked);
    }

    private static String masked(String name) {
        return name.codePointCount(0, name.length()) > LONGEST_OF_A_PERSON
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }

    /** Gives every entry that states a name the id of it in its place. */
    void fill(Connection connection, List<@Nullable Object[]> entries) throws SQLException {
        var names = entries.stream()
                .map(entry -> (String) entry[NAME])
                .filter(Objects::nonNull)
                .map(Entry::new)
                .collect(Collectors.toSet());
        if (names.isEmpty()) {
            return;
        }
        var ids = counterpartyNameTable.findOrAdd(connection, names);
        for (var entry : entries) {
            if (entry[NAME] instanceof String name) {
                entry[ID] = ids.get(new Entry(name));
                entry[NAME] = null;
            }
        }
    }
}
