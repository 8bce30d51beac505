package anxin.server.warning.web;

import anxin.engine.facts.MoneyChain;
import anxin.engine.facts.MoneyChain.Kind;
import anxin.engine.facts.MoneyChain.TeamName;
import anxin.engine.facts.Way;
import anxin.engine.rows.Months;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.Progress;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rows.WorkerMonth;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.exchange.ImportId;
import anxin.server.exchange.Imports;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.Projects;
import anxin.server.warning.scan.LiveScan;
import anxin.server.warning.web.MoneyChainPage.Evidence;
import anxin.server.warning.web.MoneyChainReader.ImportsBehind;
import anxin.server.warning.web.MoneyChainReader.Traced;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The money of a project's wage month from the owner to the workers, each number with its rows (欠薪责任追溯链条). */
@RestController
@RequestMapping("/api/projects/{code}/months/{month}/money-chain")
class MoneyChainController {

    private static final int MOST = 200;
    private static final String OWNER = "008";

    private final SeenProjects projects;
    private final MoneyChainReader reader;
    private final Projects parties;
    private final Areas areas;
    private final Imports imports;
    private final CurrentUser currentUser;
    private final LiveScan scan;
    private final ShownRows shown;

    MoneyChainController(
            SeenProjects projects,
            MoneyChainReader reader,
            Projects parties,
            Areas areas,
            Imports imports,
            CurrentUser currentUser,
            LiveScan scan,
            ShownRows shown) {
        this.projects = projects;
        this.reader = reader;
        this.parties = parties;
        this.areas = areas;
        this.imports = imports;
        this.currentUser = currentUser;
        this.scan = scan;
        this.shown = shown;
    }

    @OpenTo
    @GetMapping
    MoneyChainPage page(
            @PathVariable String code,
            @PathVariable String month,
            @RequestParam @Nullable LocalDate asOf,
            Locale locale) {
        var traced = trace(code, month, asOf);
        var project = traced.project();
        var chain = traced.chain();
        var labour = chain.labourCost();
        var account = chain.account();
        return new MoneyChainPage(
                project.code(),
                project.name(),
                areas.name(project.area(), locale),
                chain.month().toString(),
                chain.day(),
                chain.payDate(),
                owner(project.id()),
                new MoneyChainPage.Firm(project.contractorCorpCode(), project.contractorName()),
                new MoneyChainPage.LabourCost(
                        labour.known(),
                        labour.dueFen(),
                        labour.arrivedFen(),
                        labour.shortFen(),
                        labour.lastDay(),
                        labour.lateDays(chain.day())),
                new MoneyChainPage.Account(
                        !account.none(), account.usableFen(), account.frozenFen(), account.othersFen()),
                new MoneyChainPage.Wages(
                        chain.teams().stream()
                                .mapToInt(team -> team.workers().size())
                                .sum(),
                        (int) chain.withoutSheet(),
                        chain.dueFen(),
                        chain.paidFen(),
                        chain.unpaidFen(),
                        chain.overpaidFen(),
                        ways(chain::paidFen, locale)),
                teams(chain, locale),
                chain.stops().stream().map(stop -> stop(stop, traced, locale)).toList(),
                chain.remarks().stream().map(stop -> stop(stop, traced, locale)).toList(),
                evidence(reader.imports(traced)),
                months(traced.rows()));
    }

    /**
     * The rows behind one number of the chain.
     *
     * @param team number of a team in the chain, for the part of that team alone
     * @param cursor how many rows came before
     */
    @OpenTo
    @GetMapping("/{arrow}")
    FactPage open(
            @PathVariable String code,
            @PathVariable String month,
            @PathVariable String arrow,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable Integer team,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "200") int limit,
            Locale locale) {
        var traced = trace(code, month, asOf);
        var chain = traced.chain();
        var found = MoneyArrow.of(arrow)
                .orElseThrow(() -> Refusal.notFound(
                        "ARROW_UNKNOWN",
                        "资金责任链上没有“%s”这一项；请从资金责任链页打开。".formatted(arrow),
                        "The money chain has no “%s”; open it from the page of the chain.".formatted(arrow)));
        var asked = team == null ? null : team(chain, team);
        var opened = found.open(chain, asked);
        var table = opened.table();
        int from = Math.clamp(cursor, 0, table.rows().size());
        int to = (int)
                Math.min((long) from + Math.clamp(limit, 1, MOST), table.rows().size());
        return new FactPage(
                traced.project().code(),
                traced.project().name(),
                found.id(),
                found.words.in(locale)
                        + (asked == null
                                ? ""
                                : (Figures.english(locale) ? " · " : "·")
                                        + asked.name().team()),
                chain.month().toString(),
                chain.day(),
                opened.value(),
                Figures.text(opened.value(), found.unit(), locale),
                found.unit().text(),
                table.rows().size(),
                ShownRows.columns(table, locale),
                shown.rows(table, from, to, traced.project().id(), locale),
                to < table.rows().size() ? String.valueOf(to) : null);
    }

    private Traced trace(String code, String month, @Nullable LocalDate asOf) {
        var project = projects.find(code);
        return reader.trace(project, AskedTime.month(month), AskedTime.day(asOf, scan.today()));
    }

    private static MoneyChain.Team team(MoneyChain chain, int number) {
        if (number < 1 || number > chain.teams().size()) {
            throw Refusal.notFound(
                    "TEAM_UNKNOWN",
                    "这条资金责任链没有第 %d 个班组；请从资金责任链页打开。".formatted(number),
                    "This money chain has no team %d; open it from the page of the chain.".formatted(number));
        }
        return chain.teams().get(number - 1);
    }

    private MoneyChainPage.Firm owner(int projectId) {
        return parties.parties(projectId).stream()
                .filter(party -> party.corpType().equals(OWNER))
                .findFirst()
                .map(party -> new MoneyChainPage.Firm(party.corpCode(), party.corpName()))
                .orElseGet(() -> new MoneyChainPage.Firm(null, null));
    }

    private List<MoneyChainPage.Team> teams(MoneyChain chain, Locale locale) {
        Map<String, String> names = parties.corpNames(chain.teams().stream()
                .map(team -> team.name().corpCode())
                .distinct()
                .toList());
        var shownTeams = new ArrayList<MoneyChainPage.Team>();
        for (var team : chain.teams()) {
            TeamName name = team.name();
            shownTeams.add(new MoneyChainPage.Team(
                    shownTeams.size() + 1,
                    name.corpCode(),
                    names.get(name.corpCode()),
                    name.team(),
                    team.workers().size(),
                    (int) team.withoutSheet(),
                    team.dueFen(),
                    team.paidFen(),
                    team.unpaidFen(),
                    team.overpaidFen(),
                    team.lateDays(chain.payDate(), chain.day()),
                    ways(team::paidFen, locale)));
        }
        return shownTeams;
    }

    private static List<MoneyChainPage.Paid> ways(ToLongFunction<Way> paid, Locale locale) {
        return Arrays.stream(Way.values())
                .filter(way -> paid.applyAsLong(way) > 0)
                .map(way -> new MoneyChainPage.Paid(
                        way.name(),
                        MoneyChainWords.way(way).in(locale),
                        paid.applyAsLong(way),
                        MoneyArrow.paid(way).id()))
                .toList();
    }

    private static MoneyChainPage.Stop stop(MoneyChain.Stop stop, Traced traced, Locale locale) {
        var id = MoneyChainWords.rule(stop.kind());
        var rule = traced.policy().rules().stream()
                .filter(text -> text.id().equals(id))
                .findFirst();
        return new MoneyChainPage.Stop(
                stop.kind().name(),
                at(stop.kind()),
                stop.fen(),
                MoneyChainWords.sentence(traced.chain(), stop, locale),
                rule.isPresent() ? id : null,
                rule.map(text -> text.basis().stream()
                                .map(basis -> new WarningPage.Article(
                                        basis.title(),
                                        basis.article(),
                                        basis.text(),
                                        basis.href(),
                                        text.confidence().name()))
                                .toList())
                        .orElse(List.of()));
    }

    private static @Nullable String at(Kind kind) {
        return switch (kind) {
            case OWNER -> "OWNER";
            case CONTRACTOR_HELD, CONTRACTOR_SHORT, CONTRACTOR_REST, NO_ACCOUNT, FROZEN -> "CONTRACTOR";
            case NO_SHEET -> "SHEET";
            default -> null;
        };
    }

    /** Packages that the one who asks may not see are there by their number. */
    private List<Evidence> evidence(ImportsBehind behind) {
        var scope = currentUser.get().scope();
        return behind.all().stream()
                .map(id -> {
                    var arrows = Stream.of("WAGES", "LABOUR_COST", "DEPOSIT")
                            .filter(arrow -> switch (arrow) {
                                case "WAGES" -> behind.wages().contains(id);
                                case "LABOUR_COST" -> behind.labourCost().contains(id);
                                default -> behind.deposit().contains(id);
                            })
                            .toList();
                    return imports.find(new ImportId(id), scope)
                            .map(found ->
                                    new Evidence(id, found.fileName(), found.sha256(), found.finishedAt(), arrows))
                            .orElseGet(() -> new Evidence(id, null, null, null, arrows));
                })
                .toList();
    }

    private static List<String> months(ProjectRows rows) {
        return Stream.of(
                        rows.attendance().stream().map(WorkerMonth::month),
                        rows.payroll().stream().map(PayrollLine::month),
                        rows.progress().stream().map(Progress::month))
                .flatMap(months -> months)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(Months::text)
                .toList();
    }
}
