package anxin.server.exchange;

import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.EncryptingMigration;
import anxin.server.secrecy.SecretBox;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Cells of rejected rows and the sentences that repeat them may hold anything personal. */
@Configuration(proxyBeanMethods = false)
class RejectionSecrecy {

    @Bean
    EncryptedColumns rejectionColumns(SecretBox box) {
        return new EncryptedColumns(box, "exchange.rejection", "id", "value", "zh", "en");
    }

    /** They stood plain before. */
    @Component
    static class Encrypting extends EncryptingMigration {

        private static final int PART = 1_000;

        private final EncryptedColumns rejectionColumns;

        Encrypting(EncryptedColumns rejectionColumns) {
            super("202611211306", "rejected rows are encrypted");
            this.rejectionColumns = rejectionColumns;
        }

        @Override
        protected void migrate(Connection connection) throws SQLException {
            run(
                    connection,
                    "alter table exchange.rejection rename column value to plain_value",
                    "alter table exchange.rejection rename column zh to plain_zh",
                    "alter table exchange.rejection rename column en to plain_en",
                    """
                    alter table exchange.rejection add column id bigint generated always as identity unique,
                        add column value bytea, add column zh bytea, add column en bytea
                    """);
            try (var read = connection.createStatement();
                    var update = connection.prepareStatement(
                            "update exchange.rejection set value = ?, zh = ?, en = ? where id = ?")) {
                read.setFetchSize(PART);
                try (var rows =
                        read.executeQuery("select id, plain_value, plain_zh, plain_en from exchange.rejection")) {
                    for (int count = 1; rows.next(); count++) {
                        long id = rows.getLong(1);
                        update.setBytes(1, rejectionColumns.encrypt("value", id, rows.getString(2)));
                        update.setBytes(2, rejectionColumns.encrypt("zh", id, rows.getString(3)));
                        update.setBytes(3, rejectionColumns.encrypt("en", id, rows.getString(4)));
                        update.setLong(4, id);
                        update.addBatch();
                        if (count % PART == 0) {
                            update.executeBatch();
                        }
                    }
                }
                update.executeBatch();
            }
            run(
                    connection,
                    """
                    alter table exchange.rejection
                        drop column plain_value, drop column plain_zh, drop column plain_en,
                        alter column value set not null, alter column zh set not null, alter column en set not null
                    """,
                    "comment on column exchange.rejection.value is 'The cell as it was handed in, encrypted, as the sentences zh and en are'");
            writeAnew(connection, "exchange.rejection", "value", "bytea", "value || ''::bytea");
        }
    }
}
