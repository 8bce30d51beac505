package anxin.server.warning.web;

import anxin.engine.datapackage.Dictionary;
import anxin.engine.facts.DepositFacts;
import anxin.engine.policy.Policy;
import anxin.engine.rows.Account;
import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.ProjectRows;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenToReaders;
import anxin.server.fund.BankNumbers;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.project.ProjectList;
import anxin.server.project.ProjectList.Line;
import anxin.server.project.ProjectList.Sort;
import anxin.server.project.Projects;
import anxin.server.warning.scan.LiveScan;
import anxin.server.warning.web.CockpitCounts.Levels;
import anxin.server.words.Words;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of projects with their open warnings, and one project's state at one look. */
@RestController
@RequestMapping("/api/projects")
class ProjectController {

    private static final int MOST = 200;
    private static final int MOST_WARNINGS = 1_000;

    private final CurrentUser currentUser;
    private final ProjectList projects;
    private final Projects rows;
    private final SeenProjects seen;
    private final CockpitCounts counts;
    private final WarningList warnings;
    private final WarningItems items;
    private final Areas areas;
    private final PacksInForce packs;
    private final LiveScan scan;
    private final BankNumbers bankNumbers;

    ProjectController(
            CurrentUser currentUser,
            ProjectList projects,
            Projects rows,
            SeenProjects seen,
            CockpitCounts counts,
            WarningList warnings,
            WarningItems items,
            Areas areas,
            PacksInForce packs,
            LiveScan scan,
            BankNumbers bankNumbers) {
        this.currentUser = currentUser;
        this.projects = projects;
        this.rows = rows;
        this.seen = seen;
        this.counts = counts;
        this.warnings = warnings;
        this.items = items;
        this.areas = areas;
        this.packs = packs;
        this.scan = scan;
        this.bankNumbers = bankNumbers;
    }

    @OpenToReaders
    @GetMapping
    ProjectPart list(
            @RequestParam @Nullable String area,
            @RequestParam @Nullable String text,
            @RequestParam @Nullable String level,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable Boolean running,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable Integer cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var asked = AskedArea.of(area, currentUser.get());
        var today = scan.today();
        var wanted = WarningQuery.levelOf(level);
        var filter = new ProjectList.Filter(
                asked.scope().areaFrom(),
                asked.scope().areaTo(),
                text == null || text.isBlank() ? null : text.strip(),
                category == null || category.isBlank() ? null : category,
                running,
                wanted == null ? null : counts.projectsWith(wanted.ordinal() + 1, asked.scope()));
        int most = Math.clamp(limit, 1, MOST);
        var last = cursor == null ? null : projects.find(cursor, today).orElseThrow(ProjectController::brokenCursor);
        var lines = projects.page(filter, today, sortOf(sort), last, most + 1);
        var here = lines.size() > most ? lines.subList(0, most) : lines;
        var levels = counts.openOfProjects(here.stream().map(Line::id).toList());
        return new ProjectPart(
                here.stream()
                        .map(line -> item(line, levels.getOrDefault(line.id(), Levels.NONE), locale))
                        .toList(),
                lines.size() > most ? String.valueOf(here.getLast().id()) : null,
                cursor == null ? new WarningList.Count(projects.count(filter, today), true) : null);
    }

    @OpenToReaders
    @GetMapping("/{code}")
    ProjectPage page(@PathVariable String code, Locale locale) {
        var today = scan.today();
        var line = seen.find(code);
        var all = seen.rows(line);
        var loaded = packs.get();
        var policy = loaded.policies().forArea(all.project().areaCode());
        var months = ProjectStrip.months(all, policy, loaded.calendar(), today);
        var open = open(line, locale);
        return new ProjectPage(
                item(line, counts.openOfProjects(List.of(line.id())).getOrDefault(line.id(), Levels.NONE), locale),
                line.address(),
                line.plannedCompleteDate(),
                line.completeDate(),
                line.stoppedOn(),
                line.restartedOn(),
                line.contractSignedOn(),
                line.permitOn(),
                line.registeredOn(),
                line.noticeBoardOn(),
                line.paymentGuaranteeOn(),
                line.payDay(),
                line.depositExempt(),
                rows.parties(line.id()).stream()
                        .map(party -> new Party(
                                party.corpType(),
                                Objects.requireNonNullElse(
                                        Dictionary.PARTICIPANT_TYPE.title(party.corpType(), locale), party.corpType()),
                                party.corpCode(),
                                party.corpName()))
                        .toList(),
                new Pack(policy.packCode(), policy.packName(locale)),
                Lights.of(open, known(all), locale),
                months,
                ProjectStrip.balance(all, today),
                months.stream().map(ProjectStrip.Month::payDate).toList(),
                accounts(all, today),
                depositState(all, loaded, policy, today),
                all.deposits().stream()
                        .sorted(Comparator.comparing(DepositEvent::date).thenComparing(DepositEvent::eventNo))
                        .map(event -> deposit(event, locale))
                        .toList(),
                open);
    }

    private List<WarningItem> open(Line line, Locale locale) {
        var filter = new WarningFilter(
                0, 999_999_999, null, null, "OPEN", line.code(), null, null, null, null, null, null, null, null);
        return warnings.page(filter, WarningSort.LEVEL, null, MOST_WARNINGS).rows().stream()
                .map(row -> items.of(row, locale))
                .toList();
    }

    private ProjectItem item(Line line, Levels levels, Locale locale) {
        return new ProjectItem(
                line.code(),
                line.name(),
                Areas.text(line.area()),
                areas.name(line.area(), locale),
                line.category(),
                Objects.requireNonNullElse(Dictionary.PROJECT_CATEGORY.title(line.category(), locale), line.category()),
                List.of(line.funding().split(";")),
                line.contractPriceFen(),
                line.contractorName() == null ? line.contractorCorpCode() : line.contractorName(),
                line.startDate(),
                state(line, scan.today()),
                levels.RED(),
                levels.YELLOW(),
                levels.BLUE());
    }

    private static String state(Line line, LocalDate today) {
        var complete = line.completeDate();
        if (complete != null && !complete.isAfter(today)) {
            return "COMPLETED";
        }
        return line.startDate().isAfter(today) ? "NOT_STARTED" : line.running() ? "RUNNING" : "STOPPED";
    }

    private static Lights.Known known(ProjectRows rows) {
        return new Lights.Known(
                !rows.deposits().isEmpty() || rows.project().depositExempt(),
                !rows.accounts().isEmpty(),
                !rows.engagements().isEmpty(),
                !rows.payroll().isEmpty(),
                !rows.attendance().isEmpty());
    }

    private List<AccountShown> accounts(ProjectRows rows, LocalDate today) {
        var numbers =
                bankNumbers.masked(rows.accounts().stream().map(Account::number).toList());
        var balances = ProjectStrip.balances(rows, today);
        return rows.accounts().stream()
                .sorted(Comparator.comparing(Account::openedOn))
                .map(account -> new AccountShown(
                        numbers.getOrDefault(account.number(), new Words("", ""))
                                .zh(),
                        account.openedOn(),
                        account.filedOn(),
                        account.closedOn(),
                        account.frozenOn(),
                        account.unfrozenOn(),
                        balances.get(account.number())))
                .toList();
    }

    private static DepositState depositState(
            ProjectRows rows, PacksInForce.Loaded loaded, Policy policy, LocalDate today) {
        var facts = (DepositFacts) Objects.requireNonNull(
                loaded.judge().facts(rows, policy, today).project().get("deposit"));
        return new DepositState(facts.requiredFen(), facts.heldFen(), facts.shortFen());
    }

    private static DepositShown deposit(DepositEvent event, Locale locale) {
        return new DepositShown(
                event.eventNo(),
                event.kind().name(),
                Objects.requireNonNullElse(
                        Dictionary.DEPOSIT_KIND.title(event.kind().name(), locale),
                        event.kind().name()),
                event.form().name(),
                Objects.requireNonNullElse(
                        Dictionary.DEPOSIT_FORM.title(event.form().name(), locale),
                        event.form().name()),
                event.amountFen(),
                event.date(),
                event.validTo(),
                event.refersTo());
    }

    private static Sort sortOf(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Sort.CODE;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "code" -> Sort.CODE;
            case "price" -> Sort.PRICE;
            case "start" -> Sort.START;
            default ->
                throw Refusal.badRequest(
                        "UNKNOWN_SORT",
                        "无法按“%s”排序；可用 code、price、start。".formatted(text),
                        "There is no order “%s”; use code, price or start.".formatted(text));
        };
    }

    private static Refusal brokenCursor() {
        return Refusal.badRequest(
                "BROKEN_CURSOR",
                "无法继续翻页：上一页的最后一个项目已不存在。请从第一页重新开始。",
                "The list cannot be continued: the last project of the page before is gone. Start again from the first page.");
    }

    record ProjectPart(List<ProjectItem> items, @Nullable String next, WarningList.@Nullable Count count) {}

    /** @param state NOT_STARTED, RUNNING, STOPPED or COMPLETED */
    record ProjectItem(
            String code,
            String name,
            String areaCode,
            String areaName,
            String category,
            String categoryName,
            List<String> funding,
            long contractPriceFen,
            String contractor,
            LocalDate startDate,
            String state,
            int RED,
            int YELLOW,
            int BLUE) {}

    record ProjectPage(
            @JsonUnwrapped ProjectItem item,
            @Nullable String address,
            LocalDate plannedCompleteDate,
            @Nullable LocalDate completeDate,
            @Nullable LocalDate stoppedOn,
            @Nullable LocalDate restartedOn,
            LocalDate contractSignedOn,
            @Nullable LocalDate permitOn,
            @Nullable LocalDate registeredOn,
            @Nullable LocalDate noticeBoardOn,
            @Nullable LocalDate paymentGuaranteeOn,
            int payDay,
            boolean depositExempt,
            List<Party> parties,
            Pack pack,
            Lights lights,
            List<ProjectStrip.Month> months,
            List<ProjectStrip.Balance> balance,
            List<LocalDate> payDates,
            List<AccountShown> accounts,
            DepositState depositState,
            List<DepositShown> deposits,
            List<WarningItem> warnings) {}

    record Party(
            String role,
            String roleName,
            String corpCode,
            @Nullable String corpName) {}

    record Pack(String code, String name) {}

    /** @param number masked; {@code balanceFen} is unknown where no entry has come in */
    record AccountShown(
            String number,
            LocalDate openedOn,
            @Nullable LocalDate filedOn,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate frozenOn,
            @Nullable LocalDate unfrozenOn,
            @Nullable Long balanceFen) {}

    /** What the deposit should be and what is held, in fen, by the facts the rules use. */
    record DepositState(long requiredFen, long heldFen, long shortFen) {}

    record DepositShown(
            String eventNo,
            String kind,
            String kindName,
            String form,
            String formName,
            long amountFen,
            LocalDate date,
            @Nullable LocalDate validTo,
            @Nullable String refersTo) {}
}
