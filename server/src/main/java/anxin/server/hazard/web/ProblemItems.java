package anxin.server.hazard.web;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.rules.Level;
import anxin.server.hazard.ProblemKind;
import anxin.server.hazard.SourceKind;
import anxin.server.hazard.life.Problem;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.jurisdiction.PacksInForce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names and words to the rows of lists. */
@Component
class ProblemItems {

    private final ProblemList list;
    private final Areas areas;
    private final Organisations organisations;
    private final PacksInForce packs;
    private final Clock clock;

    ProblemItems(ProblemList list, Areas areas, Organisations organisations, PacksInForce packs, Clock clock) {
        this.list = list;
        this.areas = areas;
        this.organisations = organisations;
        this.packs = packs;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(BeijingTime.ZONE));
    }

    List<ProblemItem> of(List<Problem> problems, Locale locale) {
        var sources = list.sources(problems.stream().map(Problem::id).toList());
        var names = new HashMap<Integer, String>();
        return problems.stream()
                .map(problem -> of(problem, sources.getOrDefault(problem.id(), List.of()), names, locale))
                .toList();
    }

    ProblemItem of(Problem problem, Locale locale) {
        return of(List.of(problem), locale).getFirst();
    }

    private ProblemItem of(Problem problem, List<ProblemList.Ref> sources, Map<Integer, String> names, Locale locale) {
        var today = today();
        var since = day(problem.stageSince());
        var owner = problem.ownerOrg();
        var acted = problem.firstActionAt();
        var closed = problem.closedAt();
        var outcome = problem.outcome();
        var due = problem.dueOn();
        return new ProblemItem(
                problem.id(),
                problem.title(),
                problem.kind(),
                kindText(problem, locale),
                Areas.text(problem.area()),
                areas.name(problem.area(), locale),
                problem.projectCode(),
                problem.projectName(),
                problem.place(),
                problem.stage().name(),
                problem.stage().words().in(locale),
                since,
                ChronoUnit.DAYS.between(since, today),
                level(problem.level()),
                owner,
                owner == null ? null : names.computeIfAbsent(owner, this::name),
                problem.ownerPerson(),
                problem.departmental(),
                due,
                problem.open() && due != null && due.isBefore(today),
                problem.foundOn(),
                problem.signalledAt(),
                acted,
                acted == null
                        ? null
                        : Duration.between(problem.signalledAt(), acted).toHours(),
                closed == null ? null : day(closed),
                closed == null || outcome == null ? null : outcome.words().in(locale),
                sources.stream()
                        .map(source -> new ProblemItem.SourceRef(
                                source.kind(),
                                SourceKind.valueOf(source.kind()).words().in(locale),
                                source.ref(),
                                source.means()))
                        .toList());
    }

    String name(int organisation) {
        return organisations.find(organisation).map(Organisation::name).orElse("");
    }

    static @Nullable String level(int number) {
        return number == 0 ? null : Level.values()[number - 1].name();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BeijingTime.ZONE);
    }

    /** In words: one of our kinds, or the title of the rule. */
    String kindText(Problem problem, Locale locale) {
        return Arrays.stream(ProblemKind.values())
                .filter(kind -> kind.name().equals(problem.kind()))
                .findFirst()
                .map(kind -> kind.words().in(locale))
                .or(() -> packs.get().policies().forArea(Areas.text(problem.area())).rules().stream()
                        .filter(rule -> rule.id().equals(problem.kind()))
                        .findFirst()
                        .map(rule -> rule.title().in(locale)))
                .orElse(problem.kind());
    }
}
