package anxin.server.warning.life;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.policy.Policy;
import anxin.engine.policy.TimeLimit;
import anxin.engine.rows.Months;
import anxin.engine.rules.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves warnings by what judging for today found. */
@Component
public class Lives {

    private final WarningStore store;
    private final GroundsStore grounds;

    Lives(WarningStore store, GroundsStore grounds) {
        this.store = store;
        this.grounds = grounds;
    }

    /** The number of a reading; take it before the first row is read. */
    public long nextReading() {
        return store.nextReading();
    }

    /** Projects with open warnings. */
    public List<Integer> projectsWithOpenWarnings() {
        return store.projectsWithOpenWarnings();
    }

    /**
     * Raises, changes and clears the warnings of these projects, all or none. A project that a later reading has judged
     * in the meantime is left as it is.
     */
    @Transactional
    public Tally move(long reading, LocalDate today, Instant now, WorkCalendar calendar, Collection<Judged> judged) {
        var mine = store.claim(reading, today, judged);
        var current = judged.stream().filter(j -> mine.contains(j.projectId())).toList();
        var open = store.openOf(mine).stream()
                .collect(Collectors.groupingBy(OpenWarning::projectId, LinkedHashMap::new, Collectors.toList()));
        var steps = new ArrayList<Step>();
        var subjects = new ArrayList<Subject>();
        for (var project : current) {
            var before = open.getOrDefault(project.projectId(), List.of());
            if (project.subject() != null && !before.isEmpty()) {
                subjects.add(project.subject());
            }
            for (var move : Life.moves(before, found(project), gone -> whyGone(gone, project, today))) {
                steps.add(step(project, move, today, calendar));
            }
        }
        store.follow(subjects);
        store.apply(steps, today, now);
        return Tally.of(steps.stream().map(Step::move).toList());
    }

    private static ClearReason whyGone(OpenWarning warning, Judged project, LocalDate today) {
        var policy = project.policy();
        if (project.subject() == null || policy == null) {
            return ClearReason.PROJECT_WITHDRAWN;
        }
        if (policy.rules().stream().noneMatch(rule -> rule.id().equals(warning.rule()))) {
            return ClearReason.RULE_GONE;
        }
        var month = warning.month();
        return month != null && month.compareTo(firstMonth(policy, today)) < 0
                ? ClearReason.MONTH_PASSED
                : ClearReason.CONDITION_GONE;
    }

    private static String firstMonth(Policy policy, LocalDate today) {
        int back = policy.parameter("look-back-months", today)
                .map(value -> value.value().intValue())
                .orElse(0);
        return Months.text(Months.of(today) - back);
    }

    private Step step(Judged project, Move move, LocalDate today, WorkCalendar calendar) {
        return new Step(
                project.subject(),
                move,
                switch (move) {
                    case Move.Clear _ -> null;
                    case Move.Raise raise -> clearBy(raise.found(), today, calendar);
                    case Move.Change change -> clearBy(change.found(), today, calendar);
                });
    }

    private @Nullable LocalDate clearBy(Found found, LocalDate today, WorkCalendar calendar) {
        var limit = grounds.get(found.grounds()).timeFor(found.finding().level().name());
        return limit == null ? null : lastDay(today, limit, calendar);
    }

    private List<Found> found(Judged project) {
        var policy = project.policy();
        return policy == null
                ? List.of()
                : project.findings().stream()
                        .map(finding -> new Found(finding, grounds.numberOf(finding, policy), facts(finding)))
                        .toList();
    }

    private static Map<String, String> facts(Finding finding) {
        var facts = new LinkedHashMap<String, String>();
        for (var fact : finding.reasons().facts()) {
            if (fact.value() != null) {
                facts.put(fact.name(), fact.value());
            }
        }
        return facts;
    }

    /** The last day of a time that begins today; it moves on when it is off. */
    static LocalDate lastDay(LocalDate from, TimeLimit limit, WorkCalendar calendar) {
        return switch (limit.unit()) {
            case WORKDAYS -> calendar.plusWorkingDays(from, limit.number());
            case MONTHS -> calendar.plusMonths(from, limit.number());
            default -> calendar.plusDays(from, limit.number());
        };
    }
}
