package anxin.server.hazard.life;

import anxin.engine.calendar.BeijingTime;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Ground;
import anxin.server.hazard.NewProblem;
import anxin.server.hazard.Outcome;
import anxin.server.hazard.ProblemClosed;
import anxin.server.hazard.ProblemReopened;
import anxin.server.hazard.SourceKind;
import anxin.server.hazard.Stage;
import anxin.server.hazard.life.Step.State;
import anxin.server.http.Refusal;
import anxin.server.project.ProjectList;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with a problem, and what each stage demands. Every change is a step, and no step is ever taken back. */
@Component
public class ProblemLife {

    private final Problems problems;
    private final ProjectList projects;
    private final Pools pools;
    private final SignOff signOff;
    private final Tracking tracking;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProblemLife(
            Problems problems,
            ProjectList projects,
            Pools pools,
            SignOff signOff,
            Tracking tracking,
            ApplicationEventPublisher events,
            Clock clock) {
        this.problems = problems;
        this.projects = projects;
        this.pools = pools;
        this.signOff = signOff;
        this.tracking = tracking;
        this.events = events;
        this.clock = clock;
    }

    /** Takes a problem in, or joins the open one that already has this source; its number. */
    @Transactional
    public long collect(NewProblem wanted, Source.New source, By by) {
        if (!source.ref().isEmpty()) {
            problems.alone(source.kind() + " " + source.ref());
            var known = problems.openWith(source.kind(), source.ref());
            if (known.isPresent()) {
                return known.get();
            }
        }
        return add(
                wanted,
                source,
                by,
                problems.latestWith(source.kind(), source.ref())
                        .filter(_ -> !source.ref().isEmpty()));
    }

    /** Takes in a list of problems (批量来源清单), whole. */
    @Transactional
    public int collect(String name, SourceKind kind, int area, List<Listed> all, By by) {
        long list = problems.addList(kind, name, area, clock.instant(), by, all.size());
        int fresh = 0;
        for (var listed : all) {
            boolean known = problems.openWith(kind, listed.source().ref()).isPresent();
            long id = collect(listed.problem(), listed.source(), by);
            problems.addEntry(list, id, kind, listed.source().ref());
            fresh += known ? 0 : 1;
        }
        return fresh;
    }

    /** An entry of such a list; its source has a number. */
    public record Listed(NewProblem problem, Source.New source) {}

    /**
     * Takes in what a warning says: of one rule at one project there is one open problem, of which each month's warning is a
     * source. A warning whose problem was signed off comes in again by hand only. The number of its problem.
     */
    @Transactional
    public long collectWarning(NewProblem wanted, Source.New source, By by) {
        problems.alone("project %d %s".formatted(wanted.project(), wanted.kind()));
        var has = problems.openWith(source.kind(), source.ref());
        if (has.isPresent()) {
            raise(has.get(), wanted, by);
            return has.get();
        }
        var before = problems.latestWith(source.kind(), source.ref());
        if (before.isPresent() && by.login() == null) {
            return before.get();
        }
        var latest = problems.latestOfWarnings(wanted.project(), wanted.kind());
        var open = latest.flatMap(problems::find).filter(Problem::open);
        if (open.isPresent()) {
            addSource(open.get().id(), source, by);
            raise(open.get().id(), wanted, by);
            return open.get().id();
        }
        return add(wanted, source, by, latest);
    }

    /** A warning has been cleared: its open problem is told so once, and not closed by it. */
    @Transactional
    public void warningCleared(String ref, LocalDate day) {
        var problem = problems.openWith(SourceKind.WARNING, ref)
                .flatMap(problems::lock)
                .orElse(null);
        if (problem == null) {
            return;
        }
        problems.sources(problem.id()).stream()
                .filter(source ->
                        source.kind() == SourceKind.WARNING && source.ref().equals(ref))
                .map(Source::id)
                .filter(source -> !problems.signalled(problem.id(), source))
                .forEach(source -> step(
                        problem,
                        StepKind.SIGNAL,
                        By.application(),
                        new Said("第 %s 号预警已于 %s 解除，请核实整改情况后反馈。".formatted(ref, day), null, null, null, null, source),
                        State.of(problem)));
    }

    private long add(NewProblem wanted, Source.New source, By by, Optional<Long> previous) {
        var project = wanted.project() == 0
                ? null
                : projects.find(wanted.project(), today())
                        .orElseThrow(() -> Refusal.notFound(
                                "PROJECT_UNKNOWN",
                                "没有找到这个项目，或它不在您的辖区内；请从项目列表中选择。",
                                "There is no such project, or it lies outside your area; choose it from the list."));
        int level = pools.level(wanted.level());
        var at = clock.instant();
        var owner = wanted.ownerOrg() == null || wanted.ownerOrg() == 0 ? null : wanted.ownerOrg();
        long id = problems.add(new Problems.Fresh(
                wanted.title(),
                wanted.kind(),
                project == null ? wanted.area() : project.area(),
                project == null ? null : project.id(),
                project == null ? null : project.code(),
                project == null ? null : project.name(),
                wanted.place().isBlank() ? null : wanted.place().strip(),
                wanted.found(),
                source.toldAt(),
                at,
                by.organisation(),
                level,
                owner,
                pools.departmental(owner),
                previous.orElse(null)));
        long added = problems.add(id, source, at, by);
        problems.write(new Step(
                id,
                StepKind.COLLECTED,
                at,
                by,
                wanted.title(),
                null,
                source.toldAt(),
                source.place(),
                added,
                null,
                new State(Stage.COLLECTED, level, owner, null, null, null, null)));
        return id;
    }

    /** The problem is also known from there; nothing where it has this source already. */
    @Transactional
    public void addSource(long id, Source.New source, By by) {
        var problem = locked(id);
        boolean known = !source.ref().isEmpty()
                && problems.sources(id).stream()
                        .anyMatch(
                                has -> has.kind() == source.kind() && has.ref().equals(source.ref()));
        if (known) {
            return;
        }
        var at = clock.instant();
        long added = problems.add(id, source, at, by);
        problems.signalled(id, source.toldAt());
        problems.write(new Step(
                id,
                StepKind.SOURCE,
                at,
                by,
                "",
                null,
                source.toldAt(),
                source.place(),
                added,
                null,
                State.of(problem)));
    }

    private void raise(long id, NewProblem wanted, By by) {
        var problem = locked(id);
        int level = pools.level(wanted.level());
        if (level > problem.level()) {
            step(problem, StepKind.LEVEL, by, Said.of(""), State.of(problem).level(level));
        }
    }

    /**
     * Puts it on the list (列单): who answers for it and by when.
     *
     * @param person who there
     * @param due last day; without one the pack's limit counts
     */
    @Transactional
    public void list(long id, String person, @Nullable LocalDate due, String text, By by) {
        var problem = open(id);
        if (problem.stage() != Stage.COLLECTED) {
            throw wrongStage(problem, "列单", "list it");
        }
        if (due != null && due.isBefore(today())) {
            throw Refusal.badRequest(
                    "DUE_DAY_PAST",
                    "整改期限 %s 已经过去；请选择今天或以后的日期。".formatted(due),
                    "The due day %s has gone by; choose today or a later day.".formatted(due));
        }
        var last = tracking.start(problem, today(), due);
        step(
                problem,
                StepKind.LISTED,
                by,
                Said.of(text),
                State.of(problem).owned(problem.ownerOrg(), person, last).at(Stage.LISTED));
    }

    /** Somebody else in the same pool answers for it; its last day stays, and an extension is asked for at its clock. */
    @Transactional
    public void answer(long id, String person, String reason, By by) {
        var problem = open(id);
        if (problem.stage() == Stage.COLLECTED) {
            throw wrongStage(problem, "更换责任人", "change who answers for it");
        }
        demandReason(reason);
        step(
                problem,
                StepKind.ANSWERED_BY,
                by,
                Said.of(reason),
                State.of(problem).owned(problem.ownerOrg(), person, problem.dueOn()));
    }

    /** Its clock says another last day. */
    @Transactional
    public void dueMoved(long id, LocalDate due) {
        var problem = locked(id);
        if (problem.dueOn() != null && !due.equals(problem.dueOn())) {
            step(
                    problem,
                    StepKind.DUE,
                    By.application(),
                    Said.of(""),
                    State.of(problem).owned(problem.ownerOrg(), problem.ownerPerson(), due));
        }
    }

    /** Something was done about it; on the list, the first such entry makes it tracked (跟踪). */
    @Transactional
    public void progress(long id, Said said, By by) {
        var problem = open(id);
        step(
                problem,
                StepKind.PROGRESS,
                by,
                said,
                problem.stage() == Stage.LISTED ? State.of(problem).at(Stage.TRACKED) : State.of(problem));
    }

    /** Gives a task about it to an organisation (交办). */
    @Transactional
    public void give(long id, Ground ground, int organisation, String asks, By by) {
        var problem = open(id);
        tracking.give(problem, ground, organisation, asks, by);
        step(problem, StepKind.GIVEN, by, Said.of(asks), State.of(problem));
    }

    /** Says how it was solved, with evidence, and so asks for the sign-off (反馈). */
    @Transactional
    public void feedBack(long id, Said said, Outcome outcome, By by) {
        var problem = open(id);
        if (problem.stage() != Stage.TRACKED) {
            throw wrongStage(problem, "反馈", "feed back");
        }
        if (said.proof() == null || said.proof().isBlank()) {
            throw Refusal.badRequest(
                    "PROOF_MISSING",
                    "反馈须附佐证：凭证编号、整改材料或现场核查情况。请填写后再提交。",
                    "Feedback needs evidence: the number of a voucher, the papers, what was seen on site. Add it and try again.");
        }
        var at = said.doneAt();
        if (at != null && at.isAfter(clock.instant())) {
            throw ahead();
        }
        step(
                problem,
                StepKind.FED_BACK,
                by,
                said,
                new State(
                        Stage.FED_BACK,
                        problem.level(),
                        problem.ownerOrg(),
                        problem.ownerPerson(),
                        problem.dueOn(),
                        outcome,
                        problem.mergedInto()));
        problems.fedBackBy(id, by.login());
    }

    /** Signs it off (销号): verified by somebody else than who asked, where the pack demands it. */
    @Transactional
    public void close(long id, String text, By by) {
        var problem = open(id);
        if (problem.stage() != Stage.FED_BACK) {
            throw wrongStage(problem, "销号", "sign off");
        }
        if (by.login() != null
                && by.login().equals(problem.fedBackBy())
                && signOff.needsSecondPerson(problem.area(), today())) {
            throw Refusal.conflict(
                    "SECOND_PERSON_NEEDED",
                    "销号须由申请人以外的人核实；请由同单位或牵头部门的另一位同志办理。",
                    "Whoever asked for the sign-off cannot grant it; a colleague has to check and sign it off.");
        }
        problems.partsOf(id).forEach(tracking::requireTasksDone);
        tracking.requireTasksDone(problem);
        end(
                problem,
                State.of(problem),
                problem.outcome() == null ? Outcome.SOLVED : problem.outcome(),
                Said.of(text),
                by);
    }

    /** Ends it at once, whatever stage it is in, because what it is about has ended elsewhere. */
    @Transactional
    public void closeElsewhere(long id, Outcome outcome, Said said, By by) {
        var problem = open(id);
        var state = State.of(problem);
        end(
                problem,
                problem.stage() == Stage.COLLECTED ? state.owned(problem.ownerOrg(), by.name(), today()) : state,
                outcome,
                said,
                by);
    }

    private void end(Problem problem, State state, Outcome outcome, Said said, By by) {
        step(problem, StepKind.CLOSED, by, said, state.closed(outcome));
        problems.partsOf(problem.id()).forEach(part -> tracking.stop(part, today(), by));
        tracking.stop(problem, today(), by);
        events.publishEvent(new ProblemClosed(problem.id(), outcome.name()));
    }

    /** What was fed back does not do: it goes on. */
    @Transactional
    public void sendBack(long id, String reason, By by) {
        var problem = open(id);
        if (problem.stage() != Stage.FED_BACK) {
            throw wrongStage(problem, "退回", "send back");
        }
        demandReason(reason);
        step(
                problem,
                StepKind.SENT_BACK,
                by,
                Said.of(reason),
                new State(
                        Stage.TRACKED,
                        problem.level(),
                        problem.ownerOrg(),
                        problem.ownerPerson(),
                        problem.dueOn(),
                        null,
                        problem.mergedInto()));
        problems.fedBackBy(id, null);
    }

    /** A problem that was signed off is there again: its history goes on, and so does its first due day. */
    @Transactional
    public void reopen(long id, String reason, By by) {
        var problem = locked(id);
        if (problem.open()) {
            throw Refusal.conflict(
                    "PROBLEM_OPEN", "该问题尚未销号，无需重新打开。", "The problem has not been signed off; it need not be reopened.");
        }
        demandReason(reason);
        step(problem, StepKind.REOPENED, by, Said.of(reason), State.of(problem).at(Stage.LISTED));
        problems.fedBackBy(id, null);
        problems.partsOf(id).forEach(part -> tracking.reopen(part, by));
        tracking.reopen(problem, by);
        events.publishEvent(new ProblemReopened(id));
    }

    /** Into another department's pool, or the leading office's where none is named; what there was of an owner ends. */
    @Transactional
    public void handOver(long id, int organisation, String reason, By by) {
        var problem = open(id);
        demandReason(reason);
        var owner = organisation == 0 ? null : organisation;
        step(
                problem,
                StepKind.HANDED_OVER,
                by,
                Said.of(reason),
                State.of(problem).owned(owner, problem.ownerPerson(), problem.dueOn()));
    }

    /** From now on it is part of another one; both keep what they have, and it can be taken apart again. */
    @Transactional
    public void merge(long id, long into, By by) {
        if (id == into) {
            throw Refusal.badRequest("MERGE_ITSELF", "不能把问题并入它自己。", "A problem cannot be merged into itself.");
        }
        // In one order, so that two who merge crosswise wait for each other and do not stop each other.
        var first = open(Math.min(id, into));
        var second = open(Math.max(id, into));
        var part = first.id() == id ? first : second;
        var whole = first.id() == id ? second : first;
        if (!problems.partsOf(id).isEmpty()) {
            throw Refusal.conflict(
                    "MERGE_OF_MERGED",
                    "第 %d 号问题已收入其他问题；请改为把对方并入它，或先拆开。".formatted(id),
                    "Problem %d has others merged into it; merge the other into it, or take them apart first."
                            .formatted(id));
        }
        step(
                part,
                StepKind.MERGED,
                by,
                Said.about(whole.id(), ""),
                State.of(part).partOf(whole.id()));
        problems.signalled(whole.id(), part.signalledAt());
        step(
                whole,
                StepKind.TOOK_IN,
                by,
                Said.about(part.id(), ""),
                State.of(whole)
                        .level(Math.max(whole.level(), part.level()))
                        .owned(whole.ownerOrg(), whole.ownerPerson(), earlier(whole.dueOn(), part.dueOn())));
    }

    /** A problem that was merged into another stands for itself again, in the stage it was in. */
    @Transactional
    public void separate(long id, String reason, By by) {
        var part = locked(id);
        var into = part.mergedInto();
        if (into == null) {
            throw Refusal.conflict("NOT_MERGED", "该问题没有并入其他问题。", "The problem is not merged into another.");
        }
        demandReason(reason);
        step(
                part,
                StepKind.SEPARATED,
                by,
                Said.about(into, reason),
                State.of(part).partOf(null));
        problems.find(into)
                .ifPresent(whole -> step(whole, StepKind.SEPARATED, by, Said.about(id, reason), State.of(whole)));
    }

    /** Some of its sources are another matter: they become a problem of their own; its number. */
    @Transactional
    public long split(long id, Collection<Long> sources, String title, By by) {
        var problem = open(id);
        var own = problems.sources(List.copyOf(sources)).stream()
                .filter(source -> source.problemId() == id)
                .toList();
        long all = problems.sources(id).stream()
                .filter(source -> source.problemId() == id)
                .count();
        if (own.isEmpty() || own.size() != sources.size() || own.size() >= all) {
            throw Refusal.badRequest(
                    "SPLIT_SOURCES",
                    "请选择要拆分出去的来源：至少选一个，并至少给原问题留下一个。",
                    "Choose the sources to split off: at least one, and leave the problem at least one.");
        }
        var at = clock.instant();
        var told = own.stream().map(Source::toldAt).min(Instant::compareTo).orElse(at);
        long fresh = problems.add(new Problems.Fresh(
                title,
                problem.kind(),
                problem.area(),
                problem.projectId(),
                problem.projectCode(),
                problem.projectName(),
                problem.place(),
                problem.foundOn(),
                told,
                at,
                by.organisation(),
                problem.level(),
                problem.ownerOrg(),
                problem.departmental(),
                null));
        problems.give(own.stream().map(Source::id).toList(), fresh);
        problems.write(new Step(
                fresh,
                StepKind.SPLIT,
                at,
                by,
                title,
                null,
                null,
                null,
                null,
                id,
                new State(Stage.COLLECTED, problem.level(), problem.ownerOrg(), null, null, null, null)));
        step(problem, StepKind.SPLIT, by, Said.about(fresh, title), State.of(problem));
        return fresh;
    }

    private void step(Problem problem, StepKind kind, By by, Said said, State state) {
        var at = clock.instant();
        if (said.doneAt() != null && said.doneAt().isAfter(at)) {
            throw ahead();
        }
        problems.write(new Step(
                problem.id(),
                kind,
                at,
                by,
                said.text(),
                said.proof(),
                said.doneAt(),
                said.place(),
                said.source(),
                said.other(),
                state));
        problems.update(problem.id(), state, pools.departmental(state.ownerOrg()), at);
        if (by.login() != null && ACTIONS.contains(kind)) {
            problems.firstAction(problem.id(), said.doneAt() == null ? at : said.doneAt());
        }
    }

    /** What counts as doing something about a signal. */
    private static final List<StepKind> ACTIONS =
            List.of(StepKind.LISTED, StepKind.PROGRESS, StepKind.HANDED_OVER, StepKind.GIVEN, StepKind.FED_BACK);

    /** Of a problem on the list, the earlier day; of one that is not, none. */
    private static @Nullable LocalDate earlier(@Nullable LocalDate own, @Nullable LocalDate other) {
        return own == null || other == null || own.isBefore(other) ? own : other;
    }

    private Problem locked(long id) {
        return problems.lock(id).orElseThrow(() -> Unknown.problem(id));
    }

    /** Open, and standing for itself. */
    private Problem open(long id) {
        var problem = locked(id);
        if (!problem.open()) {
            throw Refusal.conflict(
                    "PROBLEM_CLOSED",
                    "第 %d 号问题已经销号；如情况反复，请先重新打开。".formatted(id),
                    "Problem %d has been signed off; reopen it first if it is there again.".formatted(id));
        }
        if (problem.mergedInto() != null) {
            throw Refusal.conflict(
                    "PROBLEM_MERGED",
                    "第 %d 号问题已并入第 %d 号，请在那里办理。".formatted(id, problem.mergedInto()),
                    "Problem %d is part of problem %d; go on there.".formatted(id, problem.mergedInto()));
        }
        return problem;
    }

    private static void demandReason(String reason) {
        if (reason.isBlank()) {
            throw Refusal.badRequest("REASON_MISSING", "请写明理由。", "Say why.");
        }
    }

    private static Refusal wrongStage(Problem problem, String zh, String en) {
        var now = problem.stage();
        var next = switch (now) {
            case COLLECTED -> "请先列单，明确责任人和整改期限。";
            case LISTED -> "请先填写至少一条处置进展。";
            case TRACKED -> "请先反馈结果并附佐证。";
            case FED_BACK -> "它正在等待销号；请先销号或退回。";
            case CLOSED -> "它已经销号。";
        };
        var nextEn = switch (now) {
            case COLLECTED -> "Put it on the list first, with an owner and a due day.";
            case LISTED -> "Enter at least one line of progress first.";
            case TRACKED -> "Feed back the result with evidence first.";
            case FED_BACK -> "It waits for its sign-off; sign it off or send it back first.";
            case CLOSED -> "It has been signed off.";
        };
        return Refusal.conflict(
                "STAGE_DOES_NOT_ALLOW",
                "该问题处于“%s”阶段，还不能%s。%s".formatted(now.words().zh(), zh, next),
                "The problem is at the stage “%s”; one cannot %s yet. %s"
                        .formatted(now.words().en(), en, nextEn));
    }

    private static Refusal ahead() {
        return Refusal.badRequest("DONE_AHEAD", "办理时间还没有到；请核对时间。", "The time given has not come yet; check it.");
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(BeijingTime.ZONE));
    }
}
