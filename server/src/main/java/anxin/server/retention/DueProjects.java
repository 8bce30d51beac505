package anxin.server.retention;

import anxin.server.project.ProjectErasure;
import anxin.server.project.ProjectErasure.Completed;
import anxin.server.retention.Period.Periods;
import anxin.server.wage.PersonErasure;
import anxin.server.wage.PersonErasure.Settlement;
import anxin.server.warning.OpenWarnings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Projects whose personal data have been kept for long enough, and what still stands in the way. */
@Component
class DueProjects {

    private static final Settlement NO_WAGES = new Settlement(true, null);

    private final ProjectErasure projects;
    private final PersonErasure persons;
    private final OpenWarnings warnings;
    private final Holds holds;
    private final Periods periods;

    DueProjects(ProjectErasure projects, PersonErasure persons, OpenWarnings warnings, Holds holds, Periods periods) {
        this.projects = projects;
        this.persons = persons;
        this.warnings = warnings;
        this.holds = holds;
        this.periods = periods;
    }

    /** What becomes of a project whose period is over. */
    enum State {
        /** May be erased. */
        DUE,
        /** Somebody has said that they must stay. */
        HELD,
        /** A warning is open. */
        WARNED,
        /** Not all wages due were paid, so the period has not begun. */
        UNSETTLED
    }

    /**
     * A project whose period is over, or would be if its wages were settled.
     *
     * @param settledOn the day of the last wage, if any was handed in
     * @param countedFrom the later of completion and settlement
     * @param dueOn the first day on which the data may be erased
     * @param persons how many its rows name
     */
    record Candidate(
            Completed project,
            State state,
            @Nullable LocalDate settledOn,
            LocalDate countedFrom,
            LocalDate dueOn,
            Period period,
            int persons,
            int openWarnings) {}

    /** Those of an area range on a day, the longest due first. */
    List<Candidate> on(LocalDate day, int firstArea, int lastArea) {
        return on(day, projects.completed(firstArea, lastArea, day));
    }

    private List<Candidate> on(LocalDate day, List<Completed> completed) {
        var byArea = new HashMap<Integer, Period>();
        var over = completed.stream()
                .filter(project -> !byArea.computeIfAbsent(project.area(), area -> periods.of(area, day))
                        .dueAfter(project.completedOn())
                        .isAfter(day))
                .toList();
        var ids = over.stream().map(Completed::id).toList();
        var settlements = persons.settlements(ids, day);
        var open = warnings.of(ids);
        var counts = persons.persons(ids);
        var held = holds.heldProjects(ids);
        return over.stream()
                .map(project -> candidate(
                        project,
                        Objects.requireNonNull(byArea.get(project.area())),
                        settlements.getOrDefault(project.id(), NO_WAGES),
                        counts,
                        open,
                        held))
                .filter(candidate -> candidate.state() == State.UNSETTLED
                        || !candidate.dueOn().isAfter(day))
                .sorted(Comparator.comparing(Candidate::dueOn))
                .toList();
    }

    private static Candidate candidate(
            Completed project,
            Period period,
            Settlement settlement,
            Map<Integer, Integer> persons,
            Map<Integer, Integer> open,
            Set<Integer> held) {
        var last = settlement.last();
        var from = last != null && last.isAfter(project.completedOn()) ? last : project.completedOn();
        int warnings = open.getOrDefault(project.id(), 0);
        var state = !settlement.settled()
                ? State.UNSETTLED
                : held.contains(project.id()) ? State.HELD : warnings > 0 ? State.WARNED : State.DUE;
        return new Candidate(
                project,
                state,
                last,
                from,
                period.dueAfter(from),
                period,
                persons.getOrDefault(project.id(), 0),
                warnings);
    }

    /** Those of some codes, of an area range. */
    Map<String, Candidate> on(LocalDate day, int firstArea, int lastArea, Collection<String> codes) {
        var asked = projects.completed(firstArea, lastArea, day).stream()
                .filter(project -> codes.contains(project.code()))
                .toList();
        return on(day, asked).stream()
                .collect(Collectors.toMap(candidate -> candidate.project().code(), candidate -> candidate));
    }
}
