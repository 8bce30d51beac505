package anxin.server.wage;

import anxin.server.database.RowTable;
import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names and telephones of persons, as engagements state them; encrypted, each once for a person. */
@Component
class Particulars {

    private static final RowTable ENGAGEMENT = WageTables.ENGAGEMENT;
    private static final int PERSON = ENGAGEMENT.index("person_id");
    private static final int NAME = ENGAGEMENT.index("worker_name");
    private static final int PHONE = ENGAGEMENT.index("cell_phone");
    private static final int ID = ENGAGEMENT.index("particulars_id");

    private final EncryptedTable particularsTable;

    Particulars(EncryptedTable particularsTable) {
        this.particularsTable = particularsTable;
    }

    /** Gives every engagement the id of its name and telephone in place of these. */
    void fill(Connection connection, List<@Nullable Object[]> engagements) throws SQLException {
        var ids = particularsTable.findOrAdd(
                connection, engagements.stream().map(Particulars::entry).collect(Collectors.toSet()));
        for (var engagement : engagements) {
            engagement[ID] = ids.get(entry(engagement));
            engagement[NAME] = null;
            engagement[PHONE] = null;
        }
    }

    private static Entry entry(@Nullable Object[] engagement) {
        return new Entry(
                (Long) engagement[PERSON], Arrays.asList((String) engagement[NAME], (String) engagement[PHONE]));
    }
}
