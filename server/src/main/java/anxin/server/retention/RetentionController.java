package anxin.server.retention;

import anxin.engine.policy.Confidence;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.access.Scope;
import anxin.server.database.RowScope;
import anxin.server.evidence.Receipts;
import anxin.server.exchange.PackageErasure;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectRef;
import anxin.server.project.Projects;
import anxin.server.retention.DueProjects.Candidate;
import anxin.server.retention.DueProjects.State;
import anxin.server.retention.ErasureStore.Erasure;
import anxin.server.retention.Holds.Hold;
import anxin.server.retention.Period.Periods;
import anxin.server.wage.PersonErasure;
import anxin.server.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Retention of personal data (个人信息留存): what is due, what is held, what was erased. For administrators, each in their area. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/retention")
class RetentionController {

    private static final int MOST_PROJECTS = 20;
    private static final int MOST = 200;
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 500;

    private final CurrentUser currentUser;
    private final Erasures erasures;
    private final ErasureStore store;
    private final Holds holds;
    private final Periods periods;
    private final DailyRetention daily;
    private final Projects projects;
    private final PersonErasure persons;
    private final PackageErasure packages;
    private final Receipts receipts;
    private final Areas areas;

    RetentionController(
            CurrentUser currentUser,
            Erasures erasures,
            ErasureStore store,
            Holds holds,
            Periods periods,
            DailyRetention daily,
            Projects projects,
            PersonErasure persons,
            PackageErasure packages,
            Receipts receipts,
            Areas areas) {
        this.currentUser = currentUser;
        this.erasures = erasures;
        this.store = store;
        this.holds = holds;
        this.periods = periods;
        this.daily = daily;
        this.projects = projects;
        this.persons = persons;
        this.packages = packages;
        this.receipts = receipts;
        this.areas = areas;
    }

    /** What is due today, what is not for which reason, and the rule. */
    @OpenTo(Role.ADMIN)
    @GetMapping("/due")
    DueShown due(Locale locale) {
        var user = currentUser.get();
        return new DueShown(
                erasures.today(),
                rule(periods.of(user.area(), erasures.today()), locale),
                daily.automatic(),
                erasures.candidates(user.scope()).stream()
                        .map(candidate -> shown(candidate, locale))
                        .toList());
    }

    @OpenTo(Role.ADMIN)
    @GetMapping("/holds")
    List<HoldShown> holds(Locale locale) {
        var all = holds.all();
        var codes = projects.codes(all.stream().map(Hold::projectId).collect(Collectors.toSet()));
        return all.stream()
                .map(hold -> new HoldShown(
                        hold.id(),
                        codes.getOrDefault(hold.projectId(), ""),
                        areas.name(hold.area(), locale),
                        hold.at(),
                        hold.by(),
                        hold.reason(),
                        hold.released() == null ? null : hold.released().at(),
                        hold.released() == null ? null : hold.released().by(),
                        hold.released() == null ? null : hold.released().reason()))
                .toList();
    }

    /** Keeps the personal data of a project until the hold is released. */
    @OpenTo(Role.ADMIN)
    @PostMapping("/holds")
    HoldMade hold(@RequestBody NewHold asked) {
        var user = currentUser.get();
        var project = find(asked.project(), user.scope());
        var reason = reason(asked.reason());
        return new HoldMade(holds.add(project, user, reason));
    }

    @OpenTo(Role.ADMIN)
    @PostMapping("/holds/{id}/release")
    void release(@PathVariable long id, @RequestBody Why asked) {
        var user = currentUser.get();
        var reason = reason(asked.reason());
        var hold = holds.find(id)
                .filter(found -> user.scope().holds(found.area()))
                .orElseThrow(() -> Refusal.notFound(
                        "HOLD_UNKNOWN",
                        "没有这项保留，或不在您的管辖范围内；请从保留清单操作。",
                        "There is no such hold, or it lies outside your area; open it from the list."));
        if (hold.released() != null || !holds.release(id, user, reason)) {
            throw Refusal.conflict(
                    "HOLD_RELEASED", "这项保留已经解除，不必再次解除；请刷新清单。", "This hold was released before; reload the list.");
        }
    }

    /** Erases for good what whoever asks has seen listed. */
    @OpenTo(Role.ADMIN)
    @PostMapping("/erasures")
    List<ErasureShown> erase(@RequestBody Confirmed asked, Locale locale) {
        var user = currentUser.get();
        var codes = asked.projects() == null
                ? List.<String>of()
                : asked.projects().stream().distinct().toList();
        if (codes.isEmpty() || codes.size() > MOST_PROJECTS) {
            throw Refusal.badRequest(
                    "PROJECTS_NEEDED",
                    "没有删除：请选择 1 至 %d 个项目。".formatted(MOST_PROJECTS),
                    "Nothing was erased: choose 1 to %d projects.".formatted(MOST_PROJECTS));
        }
        var agreed = Erasures.Agreed.by(user, reason(asked.reason()));
        return erasures.erase(codes, asked.persons(), user.scope(), agreed).stream()
                .map(erasure -> shown(erasure, locale))
                .toList();
    }

    @OpenTo(Role.ADMIN)
    @GetMapping("/erasures")
    ErasurePart erasures(
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        int most = Math.clamp(limit, 1, MOST);
        var found = store.latest(cursor <= 0 ? Long.MAX_VALUE : cursor, most);
        return new ErasurePart(
                found.stream().map(erasure -> shown(erasure, locale)).toList(),
                found.size() < most ? null : String.valueOf(found.getLast().id()));
    }

    /** What is left of the persons that were erased: the rows their count counts. */
    @OpenTo(Role.ADMIN)
    @GetMapping("/erasures/{id}/persons")
    List<PersonErasure.Left> persons(@PathVariable long id) {
        return persons.left(find(id).projectId());
    }

    @OpenTo(Role.ADMIN)
    @GetMapping(path = "/erasures/{id}/receipt", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> receipt(@PathVariable long id, Locale locale) {
        var erasure = find(id);
        var name = new Words("存证回执-个人信息删除-" + id, "receipt-erasure-" + id).in(locale);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".json", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(receipts.of(
                        new Words(
                                "项目 %s 个人信息的删除".formatted(erasure.projectCode()),
                                "the erasure of the personal data of project %s".formatted(erasure.projectCode())),
                        List.of(ErasureEvidence.subject(id))));
    }

    private Erasure find(long id) {
        var scope = currentUser.get().scope();
        return store.find(id)
                .filter(erasure -> scope.holds(erasure.area()))
                .orElseThrow(() -> Refusal.notFound(
                        "ERASURE_UNKNOWN",
                        "没有这次删除，或不在您的管辖范围内；请从删除记录打开。",
                        "There is no such erasure, or it lies outside your area; open it from the list."));
    }

    private ProjectRef find(@Nullable String code, Scope scope) {
        var asked = code == null ? "" : code.strip();
        return projects.find(asked)
                .filter(project -> scope.holds(project.area()))
                .orElseThrow(() -> Refusal.notFound(
                        "PROJECT_UNKNOWN",
                        "没有项目“%s”，或不在您的管辖范围内；请核对项目编号。".formatted(asked),
                        "There is no project “%s”, or it lies outside your area; check its code.".formatted(asked)));
    }

    private static String reason(@Nullable String typed) {
        var reason = typed == null ? "" : typed.strip();
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST_REASON
                || length > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(
                    "REASON_NEEDED",
                    "没有写明理由，不能办理；请用一行 %d 至 %d 个字说明。".formatted(SHORTEST_REASON, LONGEST_REASON),
                    "This needs a reason; write one line of %d to %d characters."
                            .formatted(SHORTEST_REASON, LONGEST_REASON));
        }
        return reason;
    }

    private static RuleShown rule(Period period, Locale locale) {
        return new RuleShown(
                period.parameter(),
                period.months(),
                period.basis(),
                period.confidence(),
                period.note() == null ? null : period.note().in(locale));
    }

    private DueItem shown(Candidate candidate, Locale locale) {
        var project = candidate.project();
        return new DueItem(
                project.code(),
                project.name(),
                areas.name(project.area(), locale),
                candidate.state(),
                project.completedOn(),
                candidate.settledOn(),
                candidate.countedFrom(),
                candidate.dueOn(),
                candidate.period().months(),
                candidate.persons(),
                candidate.openWarnings());
    }

    private ErasureShown shown(Erasure erasure, Locale locale) {
        var counts = erasure.counts();
        return new ErasureShown(
                erasure.id(),
                erasure.projectCode(),
                erasure.projectName(),
                areas.name(erasure.area(), locale),
                erasure.at(),
                erasure.by(),
                erasure.reason(),
                erasure.countedFrom(),
                erasure.months(),
                erasure.basis(),
                counts.persons(),
                counts.numbers(),
                counts.names(),
                counts.contacts(),
                RowScope.asApplication(() -> packages.erasedWith(erasure.id())),
                RowScope.asApplication(() -> packages.stillNaming(erasure.projectCode())));
    }

    /** @param confidence how sure the number is; P is our own proposal */
    record RuleShown(
            String parameter,
            int months,
            String basis,
            Confidence confidence,
            @Nullable String note) {}

    /** @param automatic whether what is due is erased without anybody confirming it */
    record DueShown(LocalDate day, RuleShown rule, boolean automatic, List<DueItem> items) {}

    record DueItem(
            String code,
            String name,
            String areaName,
            State state,
            LocalDate completedOn,
            @Nullable LocalDate settledOn,
            LocalDate countedFrom,
            LocalDate dueOn,
            int months,
            int persons,
            int openWarnings) {}

    record NewHold(@Nullable String project, @Nullable String reason) {}

    record HoldMade(long id) {}

    record Why(@Nullable String reason) {}

    record HoldShown(
            long id,
            String projectCode,
            String areaName,
            Instant at,
            String by,
            String reason,
            @Nullable Instant releasedAt,
            @Nullable String releasedBy,
            @Nullable String releaseReason) {}

    /** @param persons how many persons whoever confirms has seen listed for these projects */
    record Confirmed(
            @Nullable List<String> projects,
            int persons,
            @Nullable String reason) {}

    /**
     * The personal data of one project, erased.
     *
     * @param packages the imports whose packages went with it
     * @param packagesKept those that stay, because they name projects that are kept
     */
    record ErasureShown(
            long id,
            String projectCode,
            String projectName,
            String areaName,
            Instant at,
            String by,
            String reason,
            LocalDate countedFrom,
            int months,
            String basis,
            int persons,
            int numbers,
            int names,
            int contacts,
            List<Long> packages,
            List<Long> packagesKept) {}

    record ErasurePart(List<ErasureShown> items, @Nullable String next) {}
}
