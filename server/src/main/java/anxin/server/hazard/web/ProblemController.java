package anxin.server.hazard.web;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Ground;
import anxin.server.hazard.Means;
import anxin.server.hazard.NewProblem;
import anxin.server.hazard.Outcome;
import anxin.server.hazard.ProblemKind;
import anxin.server.hazard.SourceKind;
import anxin.server.hazard.Stage;
import anxin.server.hazard.life.ProblemLife;
import anxin.server.hazard.life.Said;
import anxin.server.hazard.life.Source;
import anxin.server.hazard.life.WarningsIntoPool;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.project.ProjectList;
import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The pool of problems (隐患问题库): its list and counts, one problem, and what is done with it. */
@RestController
@RequestMapping("/api/problems")
class ProblemController {

    private static final int MOST = 200;

    /** Companies own no problems. */
    private static final Set<OrganisationKind> COMPANIES =
            EnumSet.range(OrganisationKind.OWNER, OrganisationKind.LENDER);

    private final CurrentUser currentUser;
    private final ProblemList list;
    private final ProblemCounts counts;
    private final ProblemItems items;
    private final ProblemPages pages;
    private final ProblemSheet sheet;
    private final ProblemLists lists;
    private final ProblemLife life;
    private final WarningsIntoPool warnings;
    private final Rights rights;
    private final ProjectList projects;
    private final Organisations organisations;
    private final Clock clock;

    ProblemController(
            CurrentUser currentUser,
            ProblemList list,
            ProblemCounts counts,
            ProblemItems items,
            ProblemPages pages,
            ProblemSheet sheet,
            ProblemLists lists,
            ProblemLife life,
            WarningsIntoPool warnings,
            Rights rights,
            ProjectList projects,
            Organisations organisations,
            Clock clock) {
        this.currentUser = currentUser;
        this.list = list;
        this.counts = counts;
        this.items = items;
        this.pages = pages;
        this.sheet = sheet;
        this.lists = lists;
        this.life = life;
        this.warnings = warnings;
        this.rights = rights;
        this.projects = projects;
        this.organisations = organisations;
        this.clock = clock;
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping
    ProblemPart list(
            @ModelAttribute ProblemQuery query,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var filter = query.filter(currentUser.get(), items.today(), true);
        var sort = query.order();
        int most = Math.clamp(limit, 1, MOST);
        var from = ProblemQuery.blankToNull(cursor);
        var found = list.page(filter, sort, from, most + 1);
        var rows = found.size() > most ? found.subList(0, most) : found;
        return new ProblemPart(
                items.of(rows, locale),
                found.size() > most ? sort.cursor(rows.getLast()) : null,
                from == null ? new Count(list.count(filter), true) : null);
    }

    /**
     * @param next where the list goes on
     * @param count only with the first part
     */
    record ProblemPart(
            List<ProblemItem> items,
            @Nullable String next,
            @Nullable Count count) {}

    record Count(long value, boolean exact) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping("/counts")
    ProblemCounts.Counts counts(@ModelAttribute ProblemQuery query, Locale locale) {
        var user = currentUser.get();
        var today = items.today();
        return counts.of(query.filter(user, today, false), query.filter(user, today, true), locale);
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping("/export.xlsx")
    void export(@ModelAttribute ProblemQuery query, Locale locale, HttpServletResponse response) throws IOException {
        var filter = query.filter(currentUser.get(), items.today(), true);
        var sort = query.order();
        attach(response, english(locale) ? "problems.xlsx" : "数字化欠薪隐患排查台账.xlsx");
        sheet.write(filter, sort, locale, response.getOutputStream());
    }

    /** What can be chosen from, and which organisations a problem can be given to. */
    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping("/choices")
    Choices choices(Locale locale) {
        var user = currentUser.get();
        return new Choices(
                choices(ProblemKind.values(), ProblemKind::words, locale),
                choices(SourceKind.values(), SourceKind::words, locale).stream()
                        .filter(source -> !source.code().equals(SourceKind.WARNING.name()))
                        .toList(),
                choices(Means.values(), Means::words, locale),
                choices(Stage.values(), Stage::words, locale),
                choices(Outcome.values(), Outcome::words, locale),
                choices(Ground.values(), Ground::words, locale),
                organisations.between(user.scope().areaFrom(), user.scope().areaTo(), null).stream()
                        .filter(ProblemController::ownsProblems)
                        .map(organisation -> new Owner(organisation.id(), organisation.name()))
                        .toList());
    }

    private static boolean ownsProblems(Organisation organisation) {
        return organisation.endedOn() == null
                && !COMPANIES.contains(organisation.is().kind());
    }

    record Choices(
            List<Choice> kinds,
            List<Choice> sources,
            List<Choice> means,
            List<Choice> stages,
            List<Choice> outcomes,
            List<Choice> grounds,
            List<Owner> owners) {}

    record Choice(String code, String text) {}

    record Owner(int id, String name) {}

    private static <E extends Enum<E>> List<Choice> choices(E[] all, Function<E, Words> words, Locale locale) {
        return Arrays.stream(all)
                .map(one -> new Choice(one.name(), words.apply(one).in(locale)))
                .toList();
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping("/{id}")
    ProblemPage page(@PathVariable long id, Locale locale) {
        return pages.page(rights.seen(id), currentUser.get(), locale);
    }

    /** One found on a visit, or known from elsewhere; into the own pool of a sector authority, else into the common one. */
    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Entered enter(@Valid @RequestBody Entry entry) {
        var user = currentUser.get();
        if (entry.source() == SourceKind.WARNING) {
            throw Refusal.badRequest(
                    "WARNING_BY_ITS_PAGE", "系统预警请在预警页面入库。", "Put a warning in from the warning's own page.");
        }
        int project = project(entry.projectCode());
        int area = project == 0 ? area(entry.area(), user) : user.area();
        if (project == 0 && ofSomeProjects(user)) {
            throw Refusal.badRequest("PROJECT_MISSING", "请选择您负责的项目。", "Choose one of the projects you look after.");
        }
        var told = told(entry.foundAt());
        long id = life.collect(
                new NewProblem(
                        entry.title().strip(),
                        entry.kind().name(),
                        area,
                        project,
                        Objects.requireNonNullElse(entry.place(), ""),
                        entry.source(),
                        text(entry.ref()),
                        user.role() == Role.SECTOR && user.organisation() != 0 ? user.organisation() : null,
                        entry.level() == null ? null : entry.level().name(),
                        ProblemItems.day(told)),
                source(entry.source(), entry.ref(), entry.means(), told, entry.place()),
                By.user(user));
        return new Entered(id);
    }

    /**
     * @param ref number of the petition, alert …
     * @param foundAt when it was found; now without one
     */
    record Entry(
            @NotBlank @Size(min = 2, max = 200) String title,
            @NotNull ProblemKind kind,
            @Nullable String area,
            @Nullable String projectCode,
            @Nullable @Size(max = 200) String place,
            @NotNull SourceKind source,
            @Nullable @Size(max = 100) String ref,
            @Nullable Means means,
            @Nullable Instant foundAt,
            @Nullable Level level) {}

    enum Level {
        RED,
        YELLOW,
        BLUE
    }

    record Entered(long id) {}

    /** A warning that does not enter by itself. */
    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR})
    @PostMapping("/warnings/{warning}")
    Entered takeIn(@PathVariable long warning) {
        return new Entered(warnings.takeIn(warning, By.user(currentUser.get())));
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/sources")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addSource(@PathVariable long id, @Valid @RequestBody NewSource source) {
        rights.told(id);
        if (source.kind() == SourceKind.WARNING) {
            throw Refusal.badRequest(
                    "WARNING_BY_ITS_PAGE", "系统预警请在预警页面入库。", "Put a warning in from the warning's own page.");
        }
        life.addSource(
                id,
                source(source.kind(), source.ref(), source.means(), told(source.at()), source.place()),
                By.user(currentUser.get()));
    }

    record NewSource(
            @NotNull SourceKind kind,
            @NotBlank @Size(max = 100) String ref,
            @Nullable Means means,
            @Nullable Instant at,
            @Nullable @Size(max = 200) String place) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/listing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putOnList(@PathVariable long id, @Valid @RequestBody Listing listing) {
        rights.worked(id);
        life.list(id, listing.person().strip(), listing.dueOn(), text(listing.text()), By.user(currentUser.get()));
    }

    /** @param dueOn the pack's limit without one */
    record Listing(
            @NotBlank @Size(max = 60) String person,
            @Nullable LocalDate dueOn,
            @Nullable @Size(max = 4000) String text) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/person")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable long id, @Valid @RequestBody Answering answering) {
        rights.worked(id);
        life.answer(id, answering.person().strip(), answering.reason().strip(), By.user(currentUser.get()));
    }

    record Answering(
            @NotBlank @Size(max = 60) String person,
            @NotBlank @Size(max = 4000) String reason) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/progress")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void progress(@PathVariable long id, @Valid @RequestBody Progress progress) {
        rights.told(id);
        life.progress(
                id,
                Said.done(
                        progress.text().strip(),
                        ProblemQuery.blankToNull(progress.proof()),
                        progress.doneAt(),
                        ProblemQuery.blankToNull(progress.place())),
                By.user(currentUser.get()));
    }

    /** @param doneAt when it was done, where that is entered later */
    record Progress(
            @NotBlank @Size(max = 4000) String text,
            @Nullable @Size(max = 2000) String proof,
            @Nullable Instant doneAt,
            @Nullable @Size(max = 200) String place) {}

    /** Gives a task about it to another organisation, which is binding: the sign-off waits for it. */
    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/tasks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@PathVariable long id, @Valid @RequestBody NewTask task) {
        rights.worked(id);
        life.give(id, task.ground(), task.organisation(), task.asks().strip(), By.user(currentUser.get()));
    }

    record NewTask(
            @NotNull Ground ground,
            int organisation,
            @NotBlank @Size(max = 2000) String asks) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/feedback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void feedBack(@PathVariable long id, @Valid @RequestBody Feedback feedback) {
        rights.worked(id);
        life.feedBack(
                id,
                Said.done(feedback.text().strip(), ProblemQuery.blankToNull(feedback.proof()), null, null),
                feedback.outcome(),
                By.user(currentUser.get()));
    }

    record Feedback(
            @NotBlank @Size(max = 4000) String text,
            @Nullable @Size(max = 2000) String proof,
            @NotNull Outcome outcome) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/sign-off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOff(@PathVariable long id, @Valid @RequestBody Checked checked) {
        rights.worked(id);
        life.close(id, checked.text().strip(), By.user(currentUser.get()));
    }

    /** @param text how it was checked */
    record Checked(@NotBlank @Size(max = 4000) String text) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendBack(@PathVariable long id, @Valid @RequestBody Why why) {
        rights.worked(id);
        life.sendBack(id, why.reason().strip(), By.user(currentUser.get()));
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/reopening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable long id, @Valid @RequestBody Why why) {
        rights.worked(id);
        life.reopen(id, why.reason().strip(), By.user(currentUser.get()));
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/hand-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@PathVariable long id, @Valid @RequestBody HandOver to) {
        rights.worked(id);
        boolean fit = to.organisation() == 0
                || organisations
                        .find(to.organisation())
                        .filter(ProblemController::ownsProblems)
                        .isPresent();
        if (!fit) {
            throw Refusal.badRequest(
                    "ORGANISATION_UNFIT",
                    "不能移交给这个单位；请在列出的单位中选择。",
                    "It cannot be handed over to this organisation; choose one of those listed.");
        }
        life.handOver(id, to.organisation(), to.reason().strip(), By.user(currentUser.get()));
    }

    /** @param organisation 0 is the leading office */
    record HandOver(
            int organisation, @NotBlank @Size(max = 4000) String reason) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/merge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void merge(@PathVariable long id, @Valid @RequestBody Merge merge) {
        rights.worked(id);
        rights.worked(merge.into());
        life.merge(id, merge.into(), By.user(currentUser.get()));
    }

    record Merge(long into) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/separation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void separate(@PathVariable long id, @Valid @RequestBody Why why) {
        rights.worked(id);
        life.separate(id, why.reason().strip(), By.user(currentUser.get()));
    }

    record Why(@NotBlank @Size(max = 4000) String reason) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PostMapping("/{id}/split")
    Entered split(@PathVariable long id, @Valid @RequestBody Split split) {
        rights.worked(id);
        return new Entered(
                life.split(id, Set.copyOf(split.sources()), split.title().strip(), By.user(currentUser.get())));
    }

    record Split(
            @NotEmpty List<@NotNull Long> sources,
            @NotBlank @Size(min = 2, max = 200) String title) {}

    /** A list from elsewhere, as csv or xlsx: all of it, or nothing where one cell has a fault. */
    @OpenTo({Role.ADMIN, Role.OFFICER, Role.SECTOR})
    @PostMapping("/lists")
    ProblemLists.Taken takeList(
            @RequestParam SourceKind source,
            @RequestParam String name,
            @RequestBody(required = false) byte @Nullable [] file,
            Locale locale) {
        return lists.take(currentUser.get(), source, name, file == null ? new byte[0] : file, locale);
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.SECTOR})
    @GetMapping("/lists/template.xlsx")
    void template(Locale locale, HttpServletResponse response) throws IOException {
        attach(response, english(locale) ? "problems-template.xlsx" : "隐患问题导入模板.xlsx");
        lists.template(response.getOutputStream());
    }

    private static Source.New source(
            SourceKind kind, @Nullable String ref, @Nullable Means means, Instant told, @Nullable String place) {
        return new Source.New(
                kind, text(ref), means == null ? kind.means() : means, told, ProblemQuery.blankToNull(place));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private int project(@Nullable String code) {
        var asked = ProblemQuery.blankToNull(code);
        return asked == null
                ? 0
                : projects.find(asked, items.today())
                        .orElseThrow(() -> Refusal.notFound(
                                "PROJECT_UNKNOWN",
                                "没有找到项目“%s”，或它不在您的范围内；请从项目列表中选择。".formatted(asked),
                                "There is no project “%s”, or it is not within your scope; choose it from the list."
                                        .formatted(asked)))
                        .id();
    }

    private static int area(@Nullable String given, User user) {
        var asked = ProblemQuery.blankToNull(given);
        int area = asked == null ? user.area() : ProblemQuery.area(asked);
        if (!user.scope().holds(area) || area == 0) {
            throw Refusal.badRequest("AREA_OUTSIDE", "请填写您辖区内的行政区划。", "Give an area within your own.");
        }
        return area;
    }

    private static boolean ofSomeProjects(User user) {
        return user.role() == Role.FIELD && !user.reach().projects().isEmpty() && user.organisation() == 0;
    }

    private Instant told(@Nullable Instant given) {
        var now = clock.instant();
        if (given != null && given.isAfter(now)) {
            throw Refusal.badRequest(
                    "FOUND_AHEAD", "发现时间还没有到；请核对时间。", "The time it was found has not come yet; check it.");
        }
        return given == null ? now : given;
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    private static void attach(HttpServletResponse response, String name) {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }
}
