package anxin.server.hazard.life;

import anxin.server.dispatch.By;
import anxin.server.hazard.Outcome;
import anxin.server.hazard.Stage;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a problem, with how it leaves the problem.
 *
 * @param proof what shows it: number of a document, a receipt, what was seen
 * @param doneAt when it was done, where it was entered later
 * @param source the source it added
 * @param other the problem it was merged with or split from
 */
record Step(
        long problem,
        StepKind kind,
        Instant at,
        By by,
        String text,
        @Nullable String proof,
        @Nullable Instant doneAt,
        @Nullable String place,
        @Nullable Long source,
        @Nullable Long other,
        State state) {

    /** What a step leaves a problem as. */
    record State(
            Stage stage,
            int level,
            @Nullable Integer ownerOrg,
            @Nullable String ownerPerson,
            @Nullable LocalDate dueOn,
            @Nullable Outcome outcome,
            @Nullable Long mergedInto) {

        static State of(Problem problem) {
            return new State(
                    problem.stage(),
                    problem.level(),
                    problem.ownerOrg(),
                    problem.ownerPerson(),
                    problem.dueOn(),
                    problem.outcome(),
                    problem.mergedInto());
        }

        State at(Stage next) {
            return new State(
                    next, level, ownerOrg, ownerPerson, dueOn, next == Stage.CLOSED ? outcome : null, mergedInto);
        }

        State level(int next) {
            return new State(stage, next, ownerOrg, ownerPerson, dueOn, outcome, mergedInto);
        }

        State owned(@Nullable Integer org, @Nullable String person, @Nullable LocalDate due) {
            return new State(stage, level, org, person, due, outcome, mergedInto);
        }

        State closed(Outcome how) {
            return new State(Stage.CLOSED, level, ownerOrg, ownerPerson, dueOn, how, mergedInto);
        }

        State partOf(@Nullable Long whole) {
            return new State(stage, level, ownerOrg, ownerPerson, dueOn, outcome, whole);
        }
    }
}
