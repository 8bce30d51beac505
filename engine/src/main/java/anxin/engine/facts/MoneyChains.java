package anxin.engine.facts;

import anxin.engine.facts.MoneyChain.AccountMoney;
import anxin.engine.facts.MoneyChain.Credit;
import anxin.engine.facts.MoneyChain.LabourCost;
import anxin.engine.facts.MoneyChain.Payment;
import anxin.engine.facts.MoneyChain.Team;
import anxin.engine.facts.MoneyChain.TeamName;
import anxin.engine.facts.MoneyChain.Worker;
import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.Months;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.Progress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Works out the {@link MoneyChain} of one month. */
final class MoneyChains {

    private static final Comparator<PayrollLine> BY_PAYMENT = Comparator.comparing(
                    PayrollLine::balanceDate, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(PayrollLine::month)
            .thenComparing(PayrollLine::person)
            .thenComparing(PayrollLine::seq);

    private final Situation s;
    private final int month;
    private final Map<Long, TeamName> teamOf;
    private final LocalDate payDate;

    MoneyChains(Situation s, int month, Map<Long, TeamName> teamOf) {
        this.s = s;
        this.month = month;
        this.teamOf = teamOf;
        this.payDate = payDate(month);
    }

    MoneyChain chain() {
        var labourCost = labourCost();
        var account = new AccountMoney(
                WageMonths.balances(s),
                WageMonths.frozenBalances(s),
                PayoutFacts.others(s, Months.firstDay(month).minusDays(1)).stream()
                        .sorted(AccountEntry.BY_TIME)
                        .toList());
        var teams = teams();
        var stops = new MoneyStops(s.day(), payDate, labourCost, account, teams);
        return new MoneyChain(
                Months.yearMonth(month), s.day(), labourCost, account, payDate, teams, stops.stops(), stops.remarks());
    }

    private LocalDate payDate(int wageMonth) {
        return s.calendar().payDate(wageMonth, s.project().payDay());
    }

    private LabourCost labourCost() {
        long before = 0;
        long due = 0;
        Progress work = null;
        for (var row : s.rows().progress()) {
            if (row.month() < month) {
                before += LabourCostFacts.costFen(s, row);
            } else if (row.month() == month) {
                work = row;
                due = LabourCostFacts.costFen(s, row);
            }
        }
        return new LabourCost(work, due, LabourCostFacts.lastDay(month), credits(before, due));
    }

    /** The parts of what came in that lie between what earlier months took and what this month takes with them. */
    private List<Credit> credits(long before, long due) {
        var parts = new ArrayList<Credit>();
        long reached = 0;
        for (var entry :
                LabourCostFacts.credits(s).stream().sorted(AccountEntry.BY_TIME).toList()) {
            long from = Math.max(reached, before);
            reached += entry.amountFen();
            long counted = Math.min(reached, before + due) - from;
            if (counted > 0) {
                parts.add(new Credit(entry, counted));
            }
        }
        return parts;
    }

    private List<Team> teams() {
        var payments = payments();
        var attended = new HashMap<Long, Integer>();
        for (var worked : s.rows().attendance()) {
            if (worked.month() == month && worked.days() != 0) {
                attended.merge(worked.person(), worked.days(), (a, b) -> a | b);
            }
        }
        var due = new HashMap<Long, Long>();
        for (var line : s.rows().payroll()) {
            if (line.month() == month) {
                due.merge(line.person(), line.dueFen(), Long::sum);
            }
        }
        Set<Long> persons = new HashSet<>(attended.keySet());
        persons.addAll(due.keySet());
        var teams = new TreeMap<TeamName, List<Worker>>();
        for (long person : persons) {
            teams.computeIfAbsent(teamOf.getOrDefault(person, TeamName.UNKNOWN), _ -> new ArrayList<>())
                    .add(new Worker(
                            person,
                            Integer.bitCount(attended.getOrDefault(person, 0)),
                            due.containsKey(person),
                            due.getOrDefault(person, 0L),
                            payments.getOrDefault(person, List.of())));
        }
        return teams.entrySet().stream()
                .map(team -> new Team(
                        team.getKey(),
                        team.getValue().stream()
                                .sorted(Comparator.comparingLong(Worker::unpaidFen)
                                        .reversed()
                                        .thenComparingLong(Worker::person))
                                .toList()))
                .toList();
    }

    /**
     * What was paid for the month, by person. The wage sheet does not say that a bank paid out of the deposit. So what
     * another account paid after the pay date counts as deposit money as long as the uses of the deposit up to that day
     * last, the first payments first, whatever month they were for.
     */
    private Map<Long, List<Payment>> payments() {
        Set<Long> own = new HashSet<>();
        s.rows().accounts().stream().map(Account::number).forEach(own::add);
        var uses = s.rows().deposits().stream()
                .filter(event -> event.kind() == DepositEvent.Kind.USE)
                .toList();
        long depositTaken = 0;
        var payments = new HashMap<Long, List<Payment>>();
        for (var line : s.rows().payroll().stream().sorted(BY_PAYMENT).toList()) {
            long paid = line.paidFenBy(s.day());
            if (paid == 0) {
                continue;
            }
            var way = Way.of(line, own);
            long fromDeposit = way == Way.OTHER_BANK ? Math.min(paid, usedFor(line, uses) - depositTaken) : 0;
            if (fromDeposit > 0) {
                depositTaken += fromDeposit;
                paid -= fromDeposit;
            }
            if (line.month() == month) {
                var ofPerson = payments.computeIfAbsent(line.person(), _ -> new ArrayList<>());
                if (fromDeposit > 0) {
                    ofPerson.add(new Payment(line, Way.DEPOSIT, fromDeposit));
                }
                if (paid > 0) {
                    ofPerson.add(new Payment(line, way, paid));
                }
            }
        }
        return payments;
    }

    /** What had been used of the deposit when the line was paid; nothing for wages paid in time. */
    private long usedFor(PayrollLine line, List<DepositEvent> uses) {
        var on = line.balanceDate();
        if (on == null || !on.isAfter(payDate(line.month()))) {
            return 0;
        }
        return uses.stream()
                .filter(use -> !use.date().isAfter(on))
                .mapToLong(DepositEvent::amountFen)
                .sum();
    }
}
