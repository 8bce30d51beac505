package anxin.server.hazard;

import anxin.engine.calendar.BeijingTime;
import anxin.server.dispatch.By;
import anxin.server.hazard.life.ProblemLife;
import anxin.server.hazard.life.Problems;
import anxin.server.hazard.life.Said;
import anxin.server.hazard.life.Source;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The full pool (全量问题库), for other modules: all in the caller's transaction and scope. */
@Component
public class HazardPool {

    private final ProblemLife life;
    private final Problems problems;
    private final Clock clock;

    HazardPool(ProblemLife life, Problems problems, Clock clock) {
        this.life = life;
        this.problems = problems;
        this.clock = clock;
    }

    /** Takes a problem in, or joins the open one that already has this source; its number. */
    @Transactional
    public long collect(NewProblem wanted, By by) {
        return life.collect(wanted, Source.New.of(wanted.source(), wanted.sourceRef(), spokeAt(wanted.found())), by);
    }

    /** The problem is also known from there. */
    @Transactional
    public void addSource(long problem, SourceKind kind, String ref, By by) {
        life.addSource(problem, Source.New.of(kind, ref, clock.instant()), by);
    }

    /** An entry of progress; on the list, the first makes it tracked. */
    @Transactional
    public void progress(long problem, String text, By by) {
        life.progress(problem, Said.of(text), by);
    }

    /**
     * Ends it, whatever stage it is in, because what it is about has ended elsewhere.
     *
     * @param outcome a name of {@link Outcome}
     * @param evidenceText what shows it
     */
    @Transactional
    public void close(long problem, String outcome, String evidenceText, By by) {
        life.closeElsewhere(problem, Outcome.valueOf(outcome), Said.done("", evidenceText, null, null), by);
    }

    /** It goes on, with its history and its first due day. */
    @Transactional
    public void reopen(long problem, String reason, By by) {
        life.reopen(problem, reason, by);
    }

    /** Empty also where the one who asks may not see it. */
    public Optional<ProblemView> find(long problem) {
        return problems.find(problem)
                .map(found -> new ProblemView(
                        found.id(),
                        found.title(),
                        found.kind(),
                        found.area(),
                        Objects.requireNonNullElse(found.projectId(), 0),
                        found.stage(),
                        Objects.requireNonNullElse(found.ownerOrg(), 0),
                        found.ownerPerson(),
                        found.dueOn(),
                        found.outcome(),
                        found.closedAt(),
                        Objects.requireNonNullElse(found.mergedInto(), 0L),
                        problems.sources(found.id()).stream()
                                .map(source -> new ProblemView.Source(
                                        source.kind(), source.ref(), source.means(), source.toldAt()))
                                .toList()));
    }

    /** A day that is over spoke at its beginning, today speaks now. */
    private Instant spokeAt(LocalDate day) {
        var now = clock.instant();
        var begin = day.atStartOfDay(BeijingTime.ZONE).toInstant();
        return day.equals(LocalDate.ofInstant(now, BeijingTime.ZONE)) || begin.isAfter(now) ? now : begin;
    }
}
