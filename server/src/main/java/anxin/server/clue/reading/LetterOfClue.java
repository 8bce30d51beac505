package anxin.server.clue.reading;

import anxin.engine.calendar.BeijingTime;
import anxin.server.secrecy.EncryptedColumns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * A clue as it is read: its letter, and what its form already says.
 *
 * @param sent the day it was written or else received
 * @param persons codes of its open reporters and of those they speak for; of sealed ones none
 */
record LetterOfClue(
        long id,
        String text,
        LocalDate sent,
        int project,
        @Nullable String debtor,
        @Nullable String place,
        @Nullable Integer people,
        @Nullable BigDecimal amountYuan,
        @Nullable Integer months,
        Set<String> persons) {

    /** Reads them past row policies: for the application's own work only. */
    @Repository
    static class Letters {

        private final JdbcClient jdbc;
        private final EncryptedColumns texts;

        Letters(JdbcClient jdbc, EncryptedColumns clueTexts) {
            this.jdbc = jdbc;
            this.texts = clueTexts;
        }

        Optional<LetterOfClue> find(long clue) {
            var persons = persons(clue);
            return jdbc.sql("select * from clue.clue where id = ?")
                    .param(clue)
                    .query((row, _) -> letter(row, persons))
                    .optional();
        }

        private Set<String> persons(long clue) {
            var codes = new HashSet<String>();
            jdbc.sql("""
                            select r.phone_code, r.identity_code from clue.reporter r join clue.clue c on c.id = r.clue_id
                             where r.clue_id = ? and c.mode = 'NAMED'
                            """).param(clue).query(row -> {
                for (var column : List.of("phone_code", "identity_code")) {
                    var code = row.getBytes(column);
                    if (code != null) {
                        codes.add(HexFormat.of().formatHex(code));
                    }
                }
            });
            return codes;
        }

        private LetterOfClue letter(ResultSet row, Set<String> persons) throws SQLException {
            var text = texts.read(row, "text");
            var written = row.getObject("written_at", OffsetDateTime.class);
            var since = row.getObject("since_month", Integer.class);
            var until = row.getObject("until_month", Integer.class);
            var amount = row.getObject("amount_fen", Long.class);
            return new LetterOfClue(
                    row.getLong("id"),
                    text == null ? "" : text,
                    written == null
                            ? row.getObject("received_on", LocalDate.class)
                            : LocalDate.ofInstant(written.toInstant(), BeijingTime.ZONE),
                    row.getInt("project_id"),
                    texts.read(row, "debtor"),
                    texts.read(row, "place"),
                    row.getObject("people", Integer.class),
                    amount == null ? null : BigDecimal.valueOf(amount, 2),
                    since == null || until == null ? null : until - since + 1,
                    persons);
        }
    }
}
