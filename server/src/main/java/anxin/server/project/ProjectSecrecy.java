package anxin.server.project;

import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import anxin.server.secrecy.EncryptingMigration;
import anxin.server.secrecy.SecretBox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What is personal in this module stands in this table alone. */
@Configuration(proxyBeanMethods = false)
class ProjectSecrecy {

    @Bean
    EncryptedTable contactTable(SecretBox box) {
        return new EncryptedTable(box, "project.contact", null, "legal_man", "link_man", "link_tel");
    }

    /** They stood plain in the companies' rows and their history. */
    @Component
    static class Encrypting extends EncryptingMigration {

        private final EncryptedTable contactTable;

        Encrypting(EncryptedTable contactTable) {
            super("202611211305", "contacts of companies are encrypted");
            this.contactTable = contactTable;
        }

        @Override
        protected void migrate(Connection connection) throws SQLException {
            run(
                    connection,
                    """
                    create table project.contact (
                        id        bigint generated always as identity primary key,
                        found_by  bytea  not null unique,
                        legal_man bytea,
                        link_man  bytea,
                        link_tel  bytea
                    )
                    """,
                    "comment on table project.contact is 'Legal representative, contact and telephone of companies (法定代表人、联系人、联系电话), encrypted, each once'",
                    "alter table project.corp add column contact_id bigint references project.contact",
                    "create temporary table contacts (id bigint, legal_man text, link_man text, link_tel text) on commit drop");
            addContacts(connection);
            run(
                    connection,
                    """
                    update project.corp c set contact_id = k.id from contacts k
                     where row(k.legal_man, k.link_man, k.link_tel) is not distinct from row(c.legal_man, c.link_man, c.link_tel)
                    """,
                    "alter table project.corp drop column legal_man, drop column link_man, drop column link_tel",
                    "alter table project.row_history disable trigger history_only_grows",
                    """
                    update project.row_history h
                       set content = h.content - 'legal_man' - 'link_man' - 'link_tel' || jsonb_build_object('contact_id',
                           (select k.id from contacts k
                             where row(k.legal_man, k.link_man, k.link_tel) is not distinct from
                                   row(h.content ->> 'legal_man', h.content ->> 'link_man', h.content ->> 'link_tel')))
                     where h.kind = 'corp'
                    """,
                    "alter table project.row_history enable trigger history_only_grows",
                    "drop table contacts");
            writeAnew(connection, "project.corp", "contact_id", "bigint", "contact_id + 0");
            writeAnew(connection, "project.row_history", "content", "jsonb", "content || '{}'::jsonb");
        }

        private void addContacts(Connection connection) throws SQLException {
            var contacts = new ArrayList<Entry>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("""
                            select legal_man, link_man, link_tel from project.corp
                             union
                            select content ->> 'legal_man', content ->> 'link_man', content ->> 'link_tel'
                              from project.row_history where kind = 'corp'
                            """)) {
                while (rows.next()) {
                    contacts.add(new Entry(0, Arrays.asList(rows.getString(1), rows.getString(2), rows.getString(3))));
                }
            }
            contacts.removeIf(contact -> !Contacts.saysSomething(contact));
            try (var insert = connection.prepareStatement("insert into contacts values (?, ?, ?, ?)")) {
                for (var contact : contactTable.findOrAdd(connection, contacts).entrySet()) {
                    insert.setLong(1, contact.getValue());
                    for (int i = 0; i < 3; i++) {
                        insert.setString(2 + i, contact.getKey().values().get(i));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
