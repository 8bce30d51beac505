package anxin.server.clue.intake;

import anxin.server.retention.PersonalDataErased;
import anxin.server.upload.Uploads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * With the personal data of a project those of its clues go that are over: who reported, what was written, the files. Numbers,
 * days, sums and states stay, and so do the leaves of the evidence log.
 */
@Component
class ClueErasure {

    private static final String OVER = """
            select id from clue.clue
             where project_id = :project and erased_on is null and state in ('ANSWERED', 'PAID', 'CLOSED', 'WITHDRAWN', 'PASSED_ON')
            """;

    private final JdbcClient jdbc;
    private final Uploads uploads;

    ClueErasure(JdbcClient jdbc, Uploads uploads) {
        this.jdbc = jdbc;
        this.uploads = uploads;
    }

    @ApplicationModuleListener
    void on(PersonalDataErased event) {
        var clues = jdbc.sql(OVER + " for update")
                .param("project", event.project())
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        if (clues.length == 0) {
            return;
        }
        for (var sql : new String[] {
            """
            update clue.reporter set name = null, phone = null, identity_number = null,
                   name_code = null, phone_code = null, identity_code = null where clue_id = any(:clues)
            """,
            "update clue.step set text = null where clue_id = any(:clues)",
            "update clue.question set text = null, answer = null where clue_id = any(:clues)",
            "update clue.rating set text = null where clue_id = any(:clues)"
        }) {
            jdbc.sql(sql).param("clues", clues).update();
        }
        uploads.erase(jdbc.sql("select upload_id from clue.file where clue_id = any(:clues)")
                .param("clues", clues)
                .query(Long.class)
                .list());
        jdbc.sql("""
                        update clue.clue set place = null, debtor = null, debtor_code = null, text = null, erased_on = :day
                         where id = any(:clues)
                        """).param("clues", clues).param("day", event.day()).update();
    }
}
