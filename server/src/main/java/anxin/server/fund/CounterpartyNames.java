package anxin.server.fund;

import anxin.server.database.RowTable;
import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names that account entries state of the other side (对方户名), often those of workers; encrypted, each once. */
@Component
class CounterpartyNames {

    private static final RowTable ENTRY = FundTables.ENTRY;
    private static final int NAME = ENTRY.index("counterparty_name");
    private static final int ID = ENTRY.index("counterparty_name_id");

    private final EncryptedTable counterpartyNameTable;

    CounterpartyNames(EncryptedTable counterpartyNameTable) {
        this.counterpartyNameTable = counterpartyNameTable;
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
