package anxin.server.project;

import anxin.server.database.RowTable;
import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who answers for a company and whom to call there (法定代表人、联系人、联系电话); encrypted, each once. */
@Component
class Contacts {

    private static final RowTable CORP = ProjectTables.CORP;
    private static final int[] PERSONAL = IntStream.of(
                    CORP.index("legal_man"), CORP.index("link_man"), CORP.index("link_tel"))
            .toArray();
    private static final int ID = CORP.index("contact_id");

    private final EncryptedTable contactTable;

    Contacts(EncryptedTable contactTable) {
        this.contactTable = contactTable;
    }

    /** Gives every company that states one the id of its contact in its place. */
    void fill(Connection connection, List<@Nullable Object[]> corps) throws SQLException {
        var contacts = corps.stream()
                .map(Contacts::entry)
                .filter(Contacts::saysSomething)
                .collect(Collectors.toSet());
        if (contacts.isEmpty()) {
            return;
        }
        var ids = contactTable.findOrAdd(connection, contacts);
        for (var corp : corps) {
            corp[ID] = ids.get(entry(corp));
            for (int column : PERSONAL) {
                corp[column] = null;
            }
        }
    }

    private static Entry entry(@Nullable Object[] corp) {
        return new Entry(
                0,
                Arrays.stream(PERSONAL)
                        .mapToObj(column -> (String) corp[column])
                        .collect(Collectors.toList()));
    }

    static boolean saysSomething(Entry entry) {
        return entry.values().stream().anyMatch(Objects::nonNull);
    }
}
