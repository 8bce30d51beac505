package anxin.engine.facts;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.rows.ProjectRows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All facts of one project on one day.
 *
 * @param project groups by name, such as {@code deposit}
 * @param months the wage months looked at, in order
 * @param provisional groups in whose computing a year without a holiday notice took part
 * @param depositSince the day the deposit's period started, which decides its rate
 */
public record Facts(
        LocalDate day,
        Map<String, FactGroup> project,
        List<MonthFacts> months,
        Set<String> provisional,
        @Nullable LocalDate depositSince) {

    public static final String MONTH = "month";

    /** The groups a rule about a project may name, with their records. */
    public static final Map<String, Class<? extends FactGroup>> PROJECT_GROUPS = groups();

    private static Map<String, Class<? extends FactGroup>> groups() {
        var groups = new LinkedHashMap<String, Class<? extends FactGroup>>();
        groups.put("account", AccountFacts.class);
        groups.put("deposit", DepositFacts.class);
        groups.put("guarantee", GuaranteeFacts.class);
        groups.put("labourCost", LabourCostFacts.class);
        groups.put("progress", ProgressFacts.class);
        groups.put("payouts", PayoutFacts.class);
        groups.put("roster", RosterFacts.class);
        groups.put("site", SiteFacts.class);
        return groups;
    }

    /** The record a fact stands in; nothing where the month asked for is none of those looked at. */
    public @Nullable FactGroup group(FactName fact, @Nullable YearMonth month) {
        return fact.aboutMonth()
                ? months.stream()
                        .filter(facts -> facts.month().equals(month))
                        .findFirst()
                        .orElse(null)
                : project.get(fact.group());
    }

    /** Computes the facts of a project as it stood at the end of the day. */
    public static Facts of(ProjectRows rows, LocalDate day, Numbers numbers, WorkCalendar calendar) {
        var collector = new Collector(new Situation(rows.asOf(day), day, numbers, calendar));
        collector.add("account", AccountFacts::of);
        var deposit = collector.add("deposit", DepositFacts::of);
        collector.add("guarantee", s -> GuaranteeFacts.of(s, deposit));
        collector.add("labourCost", LabourCostFacts::of);
        collector.add("progress", ProgressFacts::of);
        collector.add("payouts", PayoutFacts::of);
        collector.add("roster", RosterFacts::of);
        collector.add("site", SiteFacts::of);
        var months = collector.compute(MONTH, WageMonths::of);
        return new Facts(
                day,
                collector.groups,
                months,
                Set.copyOf(collector.provisional),
                DepositFacts.periodStart(collector.situation));
    }

    /** Gives each group a calendar of its own, so that it is known which groups met a year without a notice. */
    private static final class Collector {

        final Situation situation;
        final Map<String, FactGroup> groups = new LinkedHashMap<>();
        final Set<String> provisional = new HashSet<>();

        Collector(Situation situation) {
            this.situation = situation;
        }

        <G extends FactGroup> G add(String name, Function<Situation, G> compute) {
            G group = compute(name, compute);
            groups.put(name, group);
            return group;
        }

        <T> T compute(String name, Function<Situation, T> compute) {
            var calendar = situation.calendar().watched();
            T computed = compute.apply(situation.with(calendar));
            if (calendar.metYearWithoutNotice()) {
                provisional.add(name);
            }
            return computed;
        }
    }
}
