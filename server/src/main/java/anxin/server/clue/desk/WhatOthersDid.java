package anxin.server.clue.desk;

import anxin.server.clue.ReporterSpoke;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Clocks;
import anxin.server.dispatch.Subject;
import anxin.server.dispatch.TasksFinished;
import anxin.server.hazard.ProblemClosed;
import anxin.server.hazard.ProblemReopened;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What happens elsewhere and makes the desk go on: work is done or comes back, the reporter asks again. */
@Component
class WhatOthersDid {

    private final JdbcClient jdbc;
    private final DeskWork desk;
    private final Clocks clocks;

    WhatOthersDid(JdbcClient jdbc, DeskWork desk, Clocks clocks) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.clocks = clocks;
    }

    /** Every reporter of a problem that is solved waits for an answer now. */
    @ApplicationModuleListener
    void on(ProblemClosed event) {
        over(
                "problem_id = :id",
                event.problem(),
                new Words("隐患问题已销号，请答复反映人", "The problem is signed off; the reporter is to be answered"),
                Map.of("problem", event.problem(), "outcome", event.outcome()));
    }

    /** So does that of a clue whose tasks are done. */
    @ApplicationModuleListener
    void on(TasksFinished event) {
        if (event.subject().kind().equals(Hops.SUBJECT)) {
            over(
                    "id = :id",
                    event.subject().id(),
                    new Words("交办任务已办结，请答复反映人", "The tasks are done; the reporter is to be answered"),
                    Map.of());
        }
    }

    private void over(String which, long id, Words words, Map<String, ?> detail) {
        jdbc.sql("update clue.clue set work_over_at = :now, version = version + 1 where " + which
                        + " and closed_on is null returning id")
                .param("now", desk.now())
                .param("id", id)
                .query(Long.class)
                .list()
                .forEach(clue -> desk.noteItself(clue, "WORK_OVER", words, detail));
    }

    /** A relapse: the clues go on under the clocks they had. */
    @ApplicationModuleListener
    void on(ProblemReopened event) {
        var clues = jdbc.sql("""
                        update clue.clue set work_over_at = null, closed_on = null, outcome = null, settled_level = null,
                               state = case when state = 'WITHDRAWN' then state else 'WORKING' end, version = version + 1
                         where problem_id = ? returning id
                        """).param(event.problem()).query(Long.class).list();
        clues.forEach(clue -> clocks.reopen(new Subject(Hops.SUBJECT, clue), By.application()));
        note(clues, new Words("隐患问题重新办理", "The problem goes on"));
    }

    /** Who reported asks for it to be taken up again; intake has moved it back to being checked. */
    @ApplicationModuleListener
    void on(ReporterSpoke event) {
        if (event.what() == ReporterSpoke.What.REOPENING) {
            var clues = jdbc.sql("""
                            update clue.clue set closed_on = null, outcome = null, settled_level = null, answered_at = null,
                                   opened_at = null, version = version + 1
                             where id = ? and closed_on is not null returning id
                            """).param(event.clue()).query(Long.class).list();
            note(clues, new Words("反映人要求重新处理，原时限继续计算", "Taken up again; the first clock goes on"));
        } else if (event.what() != ReporterSpoke.What.RATING) {
            // Something new to read.
            jdbc.sql("update clue.clue set opened_at = null, version = version + 1 where id = ?")
                    .param(event.clue())
                    .update();
        }
    }

    private void note(List<Long> clues, Words words) {
        clues.forEach(clue -> desk.noteItself(clue, "GOES_ON", words, Map.of()));
    }
}
