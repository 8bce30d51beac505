package anxin.server.clue.desk;

import anxin.server.retention.PersonalDataErased;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** With the letter of a clue goes what was read from it and what it was compared by; weights, days and decisions stay. */
@Component
class DeskErasure {

    private static final String OVER = """
            (select id from clue.clue
              where project_id = :project and state in ('ANSWERED', 'PAID', 'CLOSED', 'WITHDRAWN', 'PASSED_ON'))
            """;

    private final JdbcClient jdbc;

    DeskErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @ApplicationModuleListener
    void on(PersonalDataErased event) {
        for (var sql : List.of(
                "update clue.reading set value = null, passages = '{}' where clue_id in " + OVER,
                "update clue.field_decision set value = null where clue_id in " + OVER,
                "delete from clue.likeness where clue_id in " + OVER + " or other_id in " + OVER,
                "delete from clue.match_key where clue_id in " + OVER,
                "delete from clue.traits where id in " + OVER)) {
            jdbc.sql(sql).param("project", event.project()).update();
        }
    }
}
