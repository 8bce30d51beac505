package anxin.server.fund;

import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import anxin.server.secrecy.EncryptingMigration;
import anxin.server.secrecy.PlainTable;
import anxin.server.secrecy.SecretBox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What is personal in this module stands in these two tables alone. */
@Configuration(proxyBeanMethods = false)
class FundSecrecy {

    @Bean
    EncryptedTable bankNumberTable(SecretBox box) {
        return new EncryptedTable(box, "fund.bank_number", null, "number");
    }

    @Bean
    EncryptedTable counterpartyNameTable(SecretBox box) {
        return new EncryptedTable(box, "fund.counterparty_name", null, "name");
    }

    /** Numbers stood plain before, and names in the entries themselves and their history. */
    @Component
    static class Encrypting extends EncryptingMigration {

        private static final int PART = 5_000;

        private final EncryptedTable bankNumberTable;
        private final EncryptedTable counterpartyNameTable;

        Encrypting(EncryptedTable bankNumberTable, EncryptedTable counterpartyNameTable) {
            super("202611211304", "bank numbers and names are encrypted");
            this.bankNumberTable = bankNumberTable;
            this.counterpartyNameTable = counterpartyNameTable;
        }

        @Override
        protected void migrate(Connection connection) throws SQLException {
            PlainTable.encrypt(connection, bankNumberTable, "number");
            run(
                    connection,
                    "comment on column fund.bank_number.number is 'Encrypted; found_by is its keyed index'",
                    """
                    create table fund.counterparty_name (
                        id       bigint generated always as identity primary key,
                        found_by bytea  not null unique,
                        name     bytea  not null
                    )
                    """,
                    "comment on table fund.counterparty_name is 'Names of the other side of account entries (对方户名), encrypted, each once'",
                    "alter table fund.entry add column counterparty_name_id bigint",
                    "create temporary table names (name text primary key, id bigint not null) on commit drop");
            addNames(connection, """
                    select counterparty_name from fund.entry where counterparty_name is not null
                     union
                    select content ->> 'counterparty_name' from fund.row_history
                     where kind = 'entry' and content ->> 'counterparty_name' is not null
                    """);
            run(
                    connection,
                    "update fund.entry e set counterparty_name_id = n.id from names n where n.name = e.counterparty_name",
                    "alter table fund.entry drop column counterparty_name",
                    "alter table fund.row_history disable trigger history_only_grows",
                    """
                    update fund.row_history h
                       set content = h.content - 'counterparty_name' || jsonb_build_object('counterparty_name_id',
                           (select n.id from names n where n.name = h.content ->> 'counterparty_name'))
                     where h.kind = 'entry'
                    """,
                    "alter table fund.row_history enable trigger history_only_grows",
                    "drop table names");
            writeAnew(connection, "fund.entry", "counterparty_name_id", "bigint", "counterparty_name_id + 0");
            writeAnew(connection, "fund.row_history", "content", "jsonb", "content || '{}'::jsonb");
        }

        private void addNames(Connection connection, String query) throws SQLException {
            var names = new ArrayList<Entry>();
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(PART);
                try (var rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        names.add(new Entry(rows.getString(1)));
                        if (names.size() == PART) {
                            add(connection, names);
                        }
                    }
                }
            }
            add(connection, names);
        }

        private void add(Connection connection, ArrayList<Entry> names) throws SQLException {
            try (var insert = connection.prepareStatement("insert into names (name, id) values (?, ?)")) {
                for (var name :
                        counterpartyNameTable.findOrAdd(connection, names).entrySet()) {
                    insert.setString(1, name.getKey().values().getFirst());
                    insert.setLong(2, name.getValue());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            names.clear();
        }
    }
}
