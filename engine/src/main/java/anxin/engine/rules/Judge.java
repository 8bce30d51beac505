package anxin.engine.rules;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.facts.FactGroup;
import anxin.engine.facts.FactName;
import anxin.engine.facts.FactRows;
import anxin.engine.facts.Facts;
import anxin.engine.facts.MoneyChain;
import anxin.engine.facts.MonthFacts;
import anxin.engine.policy.About;
import anxin.engine.policy.Policy;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rules.CompiledRule.LevelCondition;
import anxin.engine.rules.Reasons.FactUsed;
import anxin.engine.rules.Reasons.NumberUsed;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From one project's rows, a policy and a day to findings: the one function that every runner calls. Safe for use by several threads. */
public final class Judge {

    /** A policy made ready: its rules read, its numbers at hand. */
    private record Ready(
            Policy policy, List<CompiledRule> rules, PolicyNumbers numbers, Map<String, String> parameterIds) {

        /** The number a variable of a condition stands for. */
        @Nullable
        Object parameterValue(String variable, LocalDate on) {
            var id = parameterIds.get(variable);
            return id == null ? null : numbers.number(id, on);
        }
    }

    private final WorkCalendar calendar;
    private final RuleCompiler compiler = new RuleCompiler();
    private final Map<Policy, Ready> ready = Collections.synchronizedMap(new IdentityHashMap<>());

    public Judge(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** The findings of one project on one day, in {@link Finding#ORDER}. */
    public List<Finding> judge(ProjectRows rows, Policy policy, LocalDate day) {
        var prepared = ready.computeIfAbsent(policy, this::prepare);
        var facts = Facts.of(rows, day, prepared.numbers(), calendar);
        var findings = new ArrayList<Finding>();
        for (var rule : prepared.rules()) {
            if (rule.text().about() == About.PROJECT) {
                new Case(prepared, rule, rows, facts, null).judge(findings);
            } else {
                for (var month : facts.months()) {
                    new Case(prepared, rule, rows, facts, month).judge(findings);
                }
            }
        }
        findings.sort(Finding.ORDER);
        return findings;
    }

    /** The facts of a project as this judge computes them under a policy. */
    public Facts facts(ProjectRows rows, Policy policy, LocalDate day) {
        return Facts.of(rows, day, ready.computeIfAbsent(policy, this::prepare).numbers(), calendar);
    }

    /** The rows one of these facts was counted from. */
    public FactRows rows(FactName fact, ProjectRows rows, Policy policy, LocalDate day, @Nullable YearMonth month) {
        var numbers = ready.computeIfAbsent(policy, this::prepare).numbers();
        return FactRows.of(fact, rows, day, numbers, calendar, month);
    }

    /** Where the money of a wage month stopped, see {@link MoneyChain#of}. */
    public MoneyChain moneyChain(
            ProjectRows rows, Policy policy, YearMonth month, LocalDate day, Map<Long, MoneyChain.TeamName> teams) {
        var numbers = ready.computeIfAbsent(policy, this::prepare).numbers();
        return MoneyChain.of(rows, month, day, teams, numbers, calendar);
    }

    private Ready prepare(Policy policy) {
        var parameters = policy.parameters();
        return new Ready(
                policy,
                policy.rules().stream()
                        .map(rule -> compiler.compile(rule, parameters))
                        .toList(),
                new PolicyNumbers(policy),
                parameters.keySet().stream().collect(Collectors.toMap(Conditions::identifier, Function.identity())));
    }

    /** One rule asked about one project, or about one month of it. */
    private record Case(
            Ready prepared,
            CompiledRule rule,
            ProjectRows rows,
            Facts facts,
            @Nullable MonthFacts month) {

        void judge(List<Finding> findings) {
            rule.levelOf(new Lookup(this::value)).ifPresent(level -> findings.add(finding(level)));
        }

        private @Nullable Object value(String name) {
            var fact = FactName.ALL.get(name);
            return fact != null ? fact.of(group(fact)) : prepared.parameterValue(name, facts.day());
        }

        private FactGroup group(FactName fact) {
            return Objects.requireNonNull(
                    fact.aboutMonth() ? month : facts.project().get(fact.group()), fact.name());
        }

        private Finding finding(LevelCondition level) {
            var value = level.value();
            return new Finding(
                    rows.project().code(),
                    rule.text().id(),
                    month == null ? null : month.month().toString(),
                    level.level(),
                    Objects.requireNonNull(Plain.text(value.of(group(value)), value.unit()), value.name()),
                    reasons(level));
        }

        private Reasons reasons(LevelCondition level) {
            Set<FactName> used = new LinkedHashSet<>();
            used.add(level.value());
            level.condition().facts().stream().map(FactName.ALL::get).forEach(used::add);
            used.addAll(rule.shown());
            var text = rule.text();
            return new Reasons(
                    prepared.policy().packCode(),
                    prepared.policy().packVersion(),
                    text.version(),
                    level.condition().text(),
                    text.basis(),
                    text.confidence(),
                    facts.day(),
                    used.stream()
                            .map(fact -> new FactUsed(
                                    fact.name(), fact.unit(), Plain.text(fact.of(group(fact)), fact.unit())))
                            .toList(),
                    numbers(level, used),
                    used.stream().anyMatch(fact -> facts.provisional().contains(fact.group())));
        }

        private List<NumberUsed> numbers(LevelCondition level, Set<FactName> used) {
            Set<String> ids = new TreeSet<>(level.condition().parameters());
            ids.addAll(rule.shownParameters());
            for (var fact : used) {
                fact.uses().forEach(id -> ids.add(id.replace("*", rows.project().category())));
            }
            var numbers = new ArrayList<NumberUsed>();
            for (var id : ids) {
                prepared.policy()
                        .parameter(id, dayFor(id))
                        .ifPresent(value -> numbers.add(new NumberUsed(
                                id,
                                value.unit(),
                                value.value().toPlainString(),
                                value.since(),
                                value.packCode(),
                                value.basis(),
                                value.confidence())));
            }
            return numbers;
        }

        /** The day whose value counts: the deposit goes by the day its period started, everything else by the day judged for. */
        private LocalDate dayFor(String id) {
            boolean deposit = id.equals("deposit.rate") || id.equals("deposit.cap");
            return deposit && facts.depositSince() != null ? facts.depositSince() : facts.day();
        }
    }
}
