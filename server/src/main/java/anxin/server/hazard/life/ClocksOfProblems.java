package anxin.server.hazard.life;

import anxin.server.dispatch.DueDayMoved;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps the last day of problems, by which lists and counts are read, in step with their clocks. */
@Component
class ClocksOfProblems {

    private final ProblemLife life;

    ClocksOfProblems(ProblemLife life) {
        this.life = life;
    }

    @ApplicationModuleListener
    void on(DueDayMoved event) {
        if (event.subject().kind().equals(Tracking.KIND)) {
            life.dueMoved(event.subject().id(), event.due());
        }
    }
}
