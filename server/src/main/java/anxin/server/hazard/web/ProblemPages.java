package anxin.server.hazard.web;

import anxin.engine.rules.Level;
import anxin.server.access.User;
import anxin.server.dispatch.ClockView;
import anxin.server.dispatch.Clocks;
import anxin.server.dispatch.Dispatch;
import anxin.server.dispatch.Subject;
import anxin.server.dispatch.TaskState;
import anxin.server.dispatch.TaskView;
import anxin.server.hazard.Outcome;
import anxin.server.hazard.SourceKind;
import anxin.server.hazard.Stage;
import anxin.server.hazard.life.Limits;
import anxin.server.hazard.life.Problem;
import anxin.server.hazard.life.Problems;
import anxin.server.hazard.life.SignOff;
import anxin.server.hazard.life.Source;
import anxin.server.hazard.life.StepKind;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.warning.MovedWarnings;
import anxin.server.warning.MovedWarnings.Moved;
import anxin.server.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts one problem together with its sources, clocks, tasks and everything that happened, in one line of time. */
@Component
class ProblemPages {

    private static final int MOST_OTHERS = 20;

    private final JdbcClient jdbc;
    private final Problems problems;
    private final ProblemItems items;
    private final MovedWarnings warnings;
    private final Clocks clocks;
    private final Dispatch dispatch;
    private final Limits limits;
    private final SignOff signOff;
    private final PacksInForce packs;

    ProblemPages(
            JdbcClient jdbc,
            Problems problems,
            ProblemItems items,
            MovedWarnings warnings,
            Clocks clocks,
            Dispatch dispatch,
            Limits limits,
            SignOff signOff,
            PacksInForce packs) {
        this.jdbc = jdbc;
        this.problems = problems;
        this.items = items;
        this.warnings = warnings;
        this.clocks = clocks;
        this.dispatch = dispatch;
        this.limits = limits;
        this.signOff = signOff;
        this.packs = packs;
    }

    ProblemPage page(Problem problem, User user, Locale locale) {
        var parts = problems.partsOf(problem.id());
        var subjects = Stream.concat(Stream.of(problem), parts.stream())
                .map(one -> new Subject("problem", one.id()))
                .toList();
        var running = subjects.stream()
                .flatMap(subject -> clocks.of(subject).stream())
                .toList();
        var tasks = subjects.stream()
                .flatMap(subject -> dispatch.tasks(subject).stream())
                .toList();
        var steps = steps(problem.id());
        var sources = problems.sources(problem.id());
        return new ProblemPage(
                items.of(problem, locale),
                problem.previousId(),
                problem.mergedInto(),
                problem.firstDueOn(),
                steps.getFirst().byName(),
                shown(problem, sources, locale),
                parts.stream().map(part -> related(part, locale)).toList(),
                others(problem, locale),
                problem.stage() == Stage.COLLECTED ? proposed(problem, locale) : null,
                signOff.needsSecondPerson(problem.area(), items.today()),
                reached(problem, steps, locale),
                events(steps, sources, running, tasks, locale),
                running.stream().map(clock -> shown(clock, locale)).toList(),
                tasks.stream().map(task -> shown(task, locale)).toList(),
                may(problem, user, sources, parts));
    }

    private List<ProblemPage.SourceShown> shown(Problem problem, List<Source> sources, Locale locale) {
        var told = warnings
                .find(sources.stream()
                        .filter(source -> source.kind() == SourceKind.WARNING)
                        .map(source -> Long.valueOf(source.ref()))
                        .toList())
                .stream()
                .collect(Collectors.toMap(warning -> String.valueOf(warning.id()), Function.identity()));
        return sources.stream()
                .map(source -> {
                    var warning = source.kind() == SourceKind.WARNING ? told.get(source.ref()) : null;
                    return new ProblemPage.SourceShown(
                            source.id(),
                            source.kind().name(),
                            source.kind().words().in(locale),
                            source.ref(),
                            source.means().name(),
                            source.means().words().in(locale),
                            source.toldAt(),
                            source.place(),
                            source.enteredAt(),
                            source.byName(),
                            warning == null ? null : warning.clearedOn() == null ? "OPEN" : "CLEARED",
                            warning == null ? null : note(warning, locale),
                            source.problemId() == problem.id());
                })
                .toList();
    }

    private static String note(Moved warning, Locale locale) {
        var month = warning.month() == null ? "" : " " + warning.month();
        var state = warning.clearedOn() == null
                ? new Words("未解除", "open")
                : new Words("已于 %s 解除".formatted(warning.clearedOn()), "cleared on %s".formatted(warning.clearedOn()));
        return warning.title().in(locale) + month + (locale.getLanguage().equals("en") ? ", " : "，") + state.in(locale);
    }

    private static ProblemPage.Clock shown(ClockView clock, Locale locale) {
        return new ProblemPage.Clock(
                clock.id(),
                clock.time().in(locale),
                clock.basis(),
                clock.from(),
                clock.due(),
                clock.firstDue(),
                clock.provisional(),
                clock.state().name(),
                clock.late(),
                clock.left().in(locale));
    }

    private static ProblemPage.Task shown(TaskView task, Locale locale) {
        return new ProblemPage.Task(
                task.id(),
                task.asks(),
                task.organisationName(),
                task.userName(),
                task.state().words().in(locale),
                task.state() != TaskState.DONE && task.state() != TaskState.WITHDRAWN,
                task.binding(),
                task.due(),
                task.late());
    }

    private static ProblemPage.Related related(Problem problem, Locale locale) {
        return new ProblemPage.Related(
                problem.id(), problem.title(), problem.stage().words().in(locale));
    }

    private List<ProblemPage.Related> others(Problem problem, Locale locale) {
        if (problem.projectId() == null || !problem.open() || problem.mergedInto() != null) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select p.* from hazard.problem p
                         where p.project_id = :project and p.id <> :id and p.stage <> 'CLOSED' and p.merged_into is null
                         order by p.id desc limit :most
                        """)
                .param("project", problem.projectId())
                .param("id", problem.id())
                .param("most", MOST_OTHERS)
                .query(Problem.class)
                .list()
                .stream()
                .map(other -> related(other, locale))
                .toList();
    }

    private ProblemPage.@Nullable Due proposed(Problem problem, Locale locale) {
        var today = items.today();
        var calendar = packs.get().calendar();
        return limits.of(problem, today)
                .map(limit -> new ProblemPage.Due(
                        switch (limit.time().unit()) {
                            case WORKDAYS ->
                                calendar.plusWorkingDays(today, limit.time().number());
                            case MONTHS ->
                                calendar.plusMonths(today, limit.time().number());
                            default -> calendar.plusDays(today, limit.time().number());
                        },
                        limit.time().words().in(locale),
                        limit.basis()))
                .orElse(null);
    }

    private static List<ProblemPage.StageReached> reached(Problem problem, List<StepRow> steps, Locale locale) {
        var first = steps.stream().collect(Collectors.toMap(StepRow::stage, StepRow::at, (earlier, _) -> earlier));
        return Arrays.stream(Stage.values())
                .map(stage -> new ProblemPage.StageReached(
                        stage.name(),
                        stage.words().in(locale),
                        stage.ordinal() <= problem.stage().ordinal() ? first.get(stage.name()) : null))
                .toList();
    }

    private record StepRow(
            long id,
            String kind,
            Instant at,
            String byName,
            int byOrg,
            @Nullable String post,
            @Nullable String onBehalfOf,
            String text,
            @Nullable String proof,
            @Nullable Instant doneAt,
            @Nullable String place,
            @Nullable Long sourceId,
            @Nullable Long otherId,
            String stage,
            int level,
            @Nullable Integer ownerOrg,
            @Nullable String ownerPerson,
            @Nullable LocalDate dueOn,
            @Nullable String outcome) {}

    private List<StepRow> steps(long id) {
        return jdbc.sql("select * from hazard.step where problem_id = :id order by id")
                .param("id", id)
                .query(StepRow.class)
                .list();
    }

    private List<ProblemPage.Event> events(
            List<StepRow> steps, List<Source> sources, List<ClockView> clocks, List<TaskView> tasks, Locale locale) {
        var bySource = sources.stream().collect(Collectors.toMap(Source::id, Function.identity()));
        var events = new ArrayList<ProblemPage.Event>();
        for (var step : steps) {
            var kind = StepKind.valueOf(step.kind());
            events.add(new ProblemPage.Event(
                    step.at(),
                    "PROBLEM",
                    step.kind(),
                    kind.words().in(locale),
                    step.onBehalfOf() == null
                            ? step.byName()
                            : new Words(
                                            "%s（代 %s）".formatted(step.byName(), step.onBehalfOf()),
                                            "%s (for %s)".formatted(step.byName(), step.onBehalfOf()))
                                    .in(locale),
                    step.byOrg() == 0 ? step.post() : items.name(step.byOrg()),
                    details(kind, step, bySource, locale),
                    blankToNull(step.text()),
                    step.proof(),
                    step.doneAt(),
                    step.place(),
                    step.otherId()));
        }
        for (var clock : clocks) {
            for (var event : clock.history()) {
                events.add(new ProblemPage.Event(
                        event.at(),
                        "CLOCK",
                        event.kind(),
                        event.what().in(locale),
                        event.by(),
                        null,
                        new Words("期限 %s".formatted(event.due()), "due %s".formatted(event.due())).in(locale),
                        blankToNull(Objects.requireNonNullElse(event.reason(), "") + " " + event.text()),
                        null,
                        null,
                        null,
                        null));
            }
        }
        for (var task : tasks) {
            for (var step : task.steps()) {
                events.add(new ProblemPage.Event(
                        step.at(),
                        "TASK",
                        step.kind(),
                        step.what().in(locale),
                        step.by(),
                        step.post(),
                        new Words(
                                        "任务“%s”→ %s".formatted(task.asks(), step.to()),
                                        "task “%s” → %s".formatted(task.asks(), step.to()))
                                .in(locale),
                        blankToNull(step.text()),
                        null,
                        null,
                        null,
                        null));
            }
        }
        events.sort(Comparator.comparing(ProblemPage.Event::at));
        return events;
    }

    private @Nullable String details(StepKind kind, StepRow step, Map<Long, Source> sources, Locale locale) {
        var words = switch (kind) {
            case COLLECTED, SOURCE -> from(step.sourceId() == null ? null : sources.get(step.sourceId()));
            case LISTED, ANSWERED_BY, DUE, HANDED_OVER -> owner(step);
            case LEVEL -> level(step.level());
            case FED_BACK, CLOSED ->
                step.outcome() == null ? null : Outcome.valueOf(step.outcome()).words();
            case MERGED, TOOK_IN, SEPARATED, SPLIT ->
                step.otherId() == null
                        ? null
                        : new Words("第 %d 号问题".formatted(step.otherId()), "problem %d".formatted(step.otherId()));
            case GIVEN, PROGRESS, SIGNAL, SENT_BACK, REOPENED -> null;
        };
        return words == null ? null : words.in(locale);
    }

    private static @Nullable Words from(@Nullable Source source) {
        return source == null
                ? null
                : new Words(
                        "来源：%s %s（%s）"
                                .formatted(
                                        source.kind().words().zh(),
                                        source.ref(),
                                        source.means().words().zh()),
                        "Source: %s %s (%s)"
                                .formatted(
                                        source.kind().words().en(),
                                        source.ref(),
                                        source.means().words().en()));
    }

    private Words owner(StepRow step) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        if (step.ownerOrg() == null) {
            zh.add("牵头部门问题库");
            en.add("pool of the leading office");
        } else {
            zh.add("责任单位 " + items.name(step.ownerOrg()));
            en.add("organisation " + items.name(step.ownerOrg()));
        }
        if (step.ownerPerson() != null) {
            zh.add("责任人 " + step.ownerPerson());
            en.add("person " + step.ownerPerson());
        }
        if (step.dueOn() != null) {
            zh.add("期限 " + step.dueOn());
            en.add("due " + step.dueOn());
        }
        return new Words(String.join("，", zh), String.join(", ", en));
    }

    private static @Nullable Words level(int level) {
        return level == 0
                ? null
                : switch (Level.values()[level - 1]) {
                    case RED -> new Words("红色", "red");
                    case YELLOW -> new Words("黄色", "yellow");
                    case BLUE -> new Words("蓝色", "blue");
                };
    }

    private ProblemPage.May may(Problem problem, User user, List<Source> sources, List<Problem> parts) {
        boolean works = Rights.works(user, problem);
        boolean tells = Rights.tells(user, problem);
        boolean open = problem.open() && problem.mergedInto() == null;
        var stage = problem.stage();
        boolean asked = user.login().equals(problem.fedBackBy());
        return new ProblemPage.May(
                works && open && stage == Stage.COLLECTED,
                works && open && stage != Stage.COLLECTED,
                tells && open,
                works && open && stage == Stage.TRACKED,
                works
                        && open
                        && stage == Stage.FED_BACK
                        && !(asked && signOff.needsSecondPerson(problem.area(), items.today())),
                works && open && stage == Stage.FED_BACK,
                works && !problem.open(),
                works && open,
                tells && open,
                works && open && parts.isEmpty(),
                works && problem.mergedInto() != null,
                works
                        && open
                        && sources.stream()
                                        .filter(source -> source.problemId() == problem.id())
                                        .count()
                                > 1,
                works && open);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
