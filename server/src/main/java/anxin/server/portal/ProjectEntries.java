package anxin.server.portal;

import anxin.server.access.User;
import anxin.server.database.MakesTables;
import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.SecretBox;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a board says of one project that nobody handed in, such as its labour-wage officer; encrypted, only ever added to. */
@Component
class ProjectEntries {

    private final JdbcClient jdbc;
    private final EncryptedColumns values;
    private final Clock clock;

    ProjectEntries(JdbcClient jdbc, EncryptedColumns projectEntryColumns, Clock clock) {
        this.jdbc = jdbc;
        this.values = projectEntryColumns;
        this.clock = clock;
    }

    /** @param value null took it out */
    record Entry(BoardItem item, @Nullable String value, Instant at, String by) {}

    /** What holds for each of these projects. */
    Map<Integer, Map<BoardItem, String>> inForce(Collection<Integer> projects) {
        var inForce = new HashMap<Integer, Map<BoardItem, String>>();
        jdbc.sql("""
                        select distinct on (project_id, item) id, project_id, item, value from portal.project_entry
                         where project_id = any(?) order by project_id, item, id desc
                        """).param((Object) projects.toArray(Integer[]::new)).query(row -> {
            var value = values.read(row, "value");
            if (value != null) {
                inForce.computeIfAbsent(row.getInt("project_id"), _ -> new EnumMap<>(BoardItem.class))
                        .put(BoardItem.valueOf(row.getString("item")), value);
            }
        });
        return inForce;
    }

    /** All that was ever entered for a project, the latest first. */
    List<Entry> history(int project) {
        return jdbc.sql("select * from portal.project_entry where project_id = ? order by id desc")
                .param(project)
                .query((row, _) -> new Entry(
                        BoardItem.valueOf(row.getString("item")),
                        values.read(row, "value"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name")))
                .list();
    }

    void put(int project, BoardItem item, @Nullable String value, User by) {
        // The value is bound to its row, so the row's number is known first.
        long id = jdbc.sql("select nextval('portal.project_entry_id_seq')")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into portal.project_entry (id, project_id, item, value, at, by_login, by_name)
                        values (:id, :project, :item, :value, :at, :login, :name)
                        """)
                .param("id", id)
                .param("project", project)
                .param("item", item.name())
                .param("value", values.encrypt("value", id, value))
                .param("at", OffsetDateTime.now(clock))
                .param("login", by.login())
                .param("name", by.name())
                .update();
    }

    /** Its values among what is encrypted. */
    @MakesTables
    @Configuration(proxyBeanMethods = false)
    static class Secrecy {

        @Bean
        EncryptedColumns projectEntryColumns(SecretBox box) {
            return new EncryptedColumns(box, "portal.project_entry", "id", "value");
        }
    }
}
