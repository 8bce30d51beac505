package anxin.server.warning.web;

import anxin.engine.facts.MoneyChain;
import anxin.engine.facts.MoneyChain.Credit;
import anxin.engine.facts.Way;
import anxin.engine.policy.Policy;
import anxin.engine.rows.ProjectRows;
import anxin.server.fund.FundImports;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.project.ProjectList.Line;
import anxin.server.wage.MonthImports;
import anxin.server.wage.MonthTeams;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Traces the money of a wage month, and the packages it rests on, from the rows as they are stored now. */
@Component
class MoneyChainReader {

    private final SeenProjects projects;
    private final PacksInForce packs;
    private final MonthTeams teams;
    private final MonthImports wageImports;
    private final FundImports fundImports;

    MoneyChainReader(
            SeenProjects projects,
            PacksInForce packs,
            MonthTeams teams,
            MonthImports wageImports,
            FundImports fundImports) {
        this.projects = projects;
        this.packs = packs;
        this.teams = teams;
        this.wageImports = wageImports;
        this.fundImports = fundImports;
    }

    record Traced(Line project, ProjectRows rows, Policy policy, MoneyChain chain) {}

    Traced trace(Line project, YearMonth month, LocalDate day) {
        var rows = projects.rows(project);
        var loaded = packs.get();
        var policy = loaded.policies().forArea(rows.project().areaCode());
        var chain = loaded.judge().moneyChain(rows, policy, month, day, teams.of(project.id(), month));
        return new Traced(project, rows, policy, chain);
    }

    /**
     * The imports behind the arrows.
     *
     * @param wages behind attendance and wage sheet
     * @param labourCost behind the month's work and what came in for it
     * @param deposit behind the uses of the deposit, where the month's wages were paid out of it
     */
    record ImportsBehind(List<Long> wages, List<Long> labourCost, List<Long> deposit) {

        Collection<Long> all() {
            var all = new TreeSet<>(wages);
            all.addAll(labourCost);
            all.addAll(deposit);
            return all;
        }
    }

    ImportsBehind imports(Traced traced) {
        int project = traced.project().id();
        var chain = traced.chain();
        return new ImportsBehind(
                wageImports.of(project, chain.month()),
                fundImports.ofLabourCost(
                        project,
                        chain.month(),
                        chain.labourCost().credits().stream().map(Credit::entry).toList()),
                chain.paidFen(Way.DEPOSIT) == 0 ? List.of() : fundImports.ofDepositUses(project));
    }
}
