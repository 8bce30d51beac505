package anxin.server.hazard.life;

import anxin.engine.policy.TimeLimit;
import anxin.engine.policy.Unit;
import anxin.server.dispatch.About;
import anxin.server.dispatch.Assignment;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Clocks;
import anxin.server.dispatch.Dispatch;
import anxin.server.dispatch.Ground;
import anxin.server.dispatch.Limit;
import anxin.server.dispatch.Subject;
import anxin.server.dispatch.TaskState;
import anxin.server.http.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Clock and tasks of a problem. */
@Component
class Tracking {

    static final String KIND = "problem";

    /** The rule of a clock whose last day somebody chose. */
    private static final String BY_HAND = "hazard.due";

    private final Clocks clocks;
    private final Dispatch dispatch;
    private final Limits limits;

    Tracking(Clocks clocks, Dispatch dispatch, Limits limits) {
        this.clocks = clocks;
        this.dispatch = dispatch;
        this.limits = limits;
    }

    static Subject subject(Problem problem) {
        return new Subject(KIND, problem.id());
    }

    /**
     * Starts the clock of a problem that is listed today.
     *
     * @param chosen the last day somebody chose; that of the pack without one
     * @return the last day, which a day off moves on
     */
    LocalDate start(Problem problem, LocalDate today, @Nullable LocalDate chosen) {
        var limit = chosen == null
                ? limits.of(problem, today)
                        .orElseThrow(() -> Refusal.badRequest(
                                "DUE_DAY_MISSING",
                                "政策包没有为这类问题规定整改期限；请填写期限。",
                                "The pack sets no limit for such a problem; give a due day."))
                : new Limit(
                        BY_HAND,
                        new TimeLimit(Math.toIntExact(ChronoUnit.DAYS.between(today, chosen)), Unit.DAYS),
                        "列单时指定");
        long clock = clocks.start(subject(problem), about(problem), today, limit);
        return clocks.of(subject(problem)).stream()
                .filter(view -> view.id() == clock)
                .findFirst()
                .orElseThrow()
                .due();
    }

    /** Gives a task about it to an organisation; without it the problem is not signed off. */
    void give(Problem problem, Ground ground, int organisation, String asks, By by) {
        dispatch.open(
                subject(problem),
                about(problem),
                List.of(new Assignment(ground, organisation, 0, true, asks, null)),
                by);
    }

    private static About about(Problem problem) {
        return new About(problem.title(), problem.area(), Objects.requireNonNullElse(problem.projectId(), 0), null);
    }

    /** Refuses while somebody still has to do their part. */
    void requireTasksDone(Problem problem) {
        dispatch.tasks(subject(problem)).stream()
                .filter(task -> task.binding() && task.state() != TaskState.DONE && task.state() != TaskState.WITHDRAWN)
                .findFirst()
                .ifPresent(task -> {
                    throw Refusal.conflict(
                            "TASK_OPEN",
                            "交给%s的任务“%s”还没有办结；办结后再销号。".formatted(task.organisationName(), task.asks()),
                            "The task “%s” of %s is not done yet; sign off once it is."
                                    .formatted(task.asks(), task.organisationName()));
                });
    }

    void stop(Problem problem, LocalDate day, By by) {
        dispatch.withdraw(subject(problem), "问题已销号", by);
        clocks.stop(subject(problem), null, day, by);
    }

    void reopen(Problem problem, By by) {
        clocks.reopen(subject(problem), by);
    }
}
