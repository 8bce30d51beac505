package anxin.server.wage;

import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptingMigration;
import anxin.server.secrecy.PlainTable;
import anxin.server.secrecy.SecretBox;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What is personal in this module stands in these two tables alone. */
@Configuration(proxyBeanMethods = false)
class WageSecrecy {

    @Bean
    EncryptedTable personTable(SecretBox box) {
        return new EncryptedTable(box, "wage.person", null, "identity_number");
    }

    @Bean
    EncryptedTable particularsTable(SecretBox box) {
        return new EncryptedTable(box, "wage.particulars", "person_id", "name", "phone");
    }

    /** Both stood plain before. */
    @Component
    static class Encrypting extends EncryptingMigration {

        private final EncryptedTable personTable;
        private final EncryptedTable particularsTable;

        Encrypting(EncryptedTable personTable, EncryptedTable particularsTable) {
            super("202611211303", "persons are encrypted");
            this.personTable = personTable;
            this.particularsTable = particularsTable;
        }

        @Override
        protected void migrate(Connection connection) throws SQLException {
            PlainTable.encrypt(connection, personTable, "identity_number");
            PlainTable.encrypt(connection, particularsTable, "name");
            run(
                    connection,
                    "comment on column wage.person.identity_number is 'Citizen identity number (公民身份号码), encrypted; found_by is its keyed index'",
                    "comment on column wage.particulars.name is 'Encrypted, as phone is; found_by is the keyed index of person, name and phone'");
        }
    }
}
