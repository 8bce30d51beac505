package anxin.engine.facts;

import anxin.engine.facts.WorkersOfMonth.Group;
import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Months;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.WorkerMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Computes the facts of each wage month looked at, from the workers' days and the wage sheets. */
final class WageMonths {

    private static final Group[] GROUPS = Group.values();

    private final Situation s;
    private final Map<Integer, Map<Long, Integer>> daysByMonth = new HashMap<>();
    private final TreeMap<Integer, Map<Long, Wage>> wagesByMonth = new TreeMap<>();
    private final Set<Long> ownAccounts = new HashSet<>();

    private WageMonths(Situation s) {
        this.s = s;
        s.rows().accounts().stream().map(Account::number).forEach(ownAccounts::add);
        for (WorkerMonth worked : s.rows().attendance()) {
            daysByMonth
                    .computeIfAbsent(worked.month(), month -> new HashMap<>())
                    .merge(worked.person(), worked.days(), (a, b) -> a | b);
        }
        for (PayrollLine line : s.rows().payroll()) {
            wagesByMonth
                    .computeIfAbsent(line.month(), month -> new HashMap<>())
                    .computeIfAbsent(line.person(), person -> new Wage())
                    .add(line, s.day(), Way.of(line, ownAccounts).outside());
        }
    }

    /** The months from {@code look-back-months} ago up to the month before the day's, where anything is known. */
    static List<MonthFacts> of(Situation s) {
        var wages = new WageMonths(s);
        long balanceFen = balances(s).stream().mapToLong(FactRows.Balance::fen).sum();
        int last = s.month() - 1;
        int first = s.month() - Math.toIntExact(s.whole("look-back-months"));
        var months = new ArrayList<MonthFacts>();
        for (int month = first; month <= last; month++) {
            if (wages.daysByMonth.containsKey(month) || wages.wagesByMonth.containsKey(month)) {
                months.add(wages.facts(month, balanceFen));
            }
        }
        return months;
    }

    private WorkersOfMonth workers(int month) {
        return new WorkersOfMonth(
                s,
                month,
                daysByMonth.getOrDefault(month, Map.of()),
                wagesByMonth.getOrDefault(month, Map.of()),
                wagesByMonth.subMap(Months.year(month) * 12, month).values());
    }

    /** What the workers of a month come to. */
    private static final class Sums implements WorkersOfMonth.Visitor {

        private final long[] heads = new long[GROUPS.length];
        long dueFen;
        long paidFen;
        long unpaidFen;

        @Override
        public void worker(Long person, int days, @Nullable Wage wage, int groups) {
            for (var group : GROUPS) {
                if (group.isIn(groups)) {
                    heads[group.ordinal()]++;
                }
            }
            if (wage != null) {
                dueFen += wage.dueFen;
                paidFen += wage.paidFen;
                unpaidFen += wage.unpaidFen();
            }
        }

        long in(Group group) {
            return heads[group.ordinal()];
        }
    }

    private MonthFacts facts(int month, long balanceFen) {
        var day = s.day();
        var workers = workers(month);
        var sums = new Sums();
        workers.each(sums);
        var payDate = s.calendar().payDate(month, s.project().payDay());
        var redAfter = payDate.plusMonths(s.whole("wages-overdue.red-months"));
        var sheetDay = s.calendar().minusWorkingDays(payDate, s.whole("payroll-not-submitted.days"));
        return new MonthFacts(
                Months.yearMonth(month),
                s.month() - month,
                sums.in(Group.ATTENDING),
                sums.in(Group.ON_PAYROLL),
                sums.in(Group.ALL),
                sums.dueFen,
                sums.paidFen,
                sums.unpaidFen,
                sums.in(Group.UNPAID),
                payDate,
                payDate.toEpochDay() - day.toEpochDay(),
                s.daysLate(payDate),
                redAfter,
                day.isAfter(redAfter),
                sheetDay,
                !day.isBefore(sheetDay),
                balanceFen,
                sums.unpaidFen - balanceFen,
                sums.in(Group.UNCOVERED),
                Share.of(sums.in(Group.UNCOVERED), sums.in(Group.ATTENDING)),
                workers.minimumFen().orElse(0),
                sums.in(Group.BELOW_MINIMUM),
                sums.in(Group.TOO_HIGH),
                sums.in(Group.PAID_ABSENT),
                sums.in(Group.OUTSIDE_ACCOUNT));
    }

    static FactRows rows(Situation s, String name, int month) {
        return switch (name) {
            case "month", "age", "workers" -> heads(s, month, Group.ALL);
            case "attending" -> heads(s, month, Group.ATTENDING);
            case "onPayroll" -> heads(s, month, Group.ON_PAYROLL);
            case "dueFen" -> workers(s, month, Group.ON_PAYROLL, FactRows.Measure.DUE);
            case "paidFen" -> workers(s, month, Group.PAID, FactRows.Measure.PAID);
            case "unpaidFen" -> workers(s, month, Group.UNPAID, FactRows.Measure.UNPAID);
            case "unpaidWorkers" -> heads(s, month, Group.UNPAID);
            case "uncovered" -> heads(s, month, Group.UNCOVERED);
            case "belowMinimum" -> heads(s, month, Group.BELOW_MINIMUM);
            case "tooHigh" -> heads(s, month, Group.TOO_HIGH);
            case "paidAbsent" -> heads(s, month, Group.PAID_ABSENT);
            case "outsideAccount" -> heads(s, month, Group.OUTSIDE_ACCOUNT);
            case "payDate",
                    "daysToPayDate",
                    "overdueDays",
                    "overdueRedAfter",
                    "overdueLong",
                    "sheetDay",
                    "sheetExpected" -> FactRows.Fields.of(s, ProjectField.PAY_DAY);
            case "balanceFen" -> new FactRows.Balances(balances(s));
            case "balanceShortFen" -> FactRows.Parts.of("month.unpaidFen", "month.balanceFen");
            case "uncoveredShare" -> FactRows.Parts.of("month.uncovered", "month.attending");
            case "minimumWageFen" -> FactRows.Fields.of(s, ProjectField.AREA);
            default -> throw FactRows.unknown(name);
        };
    }

    private static FactRows heads(Situation s, int month, Group group) {
        return workers(s, month, group, FactRows.Measure.HEADS);
    }

    private static FactRows workers(Situation s, int month, Group group, FactRows.Measure measure) {
        var workers = new WageMonths(s).workers(month);
        var rows = new ArrayList<FactRows.Worker>();
        workers.each((person, days, wage, groups) -> {
            if (group.isIn(groups)) {
                rows.add(row(person, days, wage, workers.dueInYearFen(person, wage)));
            }
        });
        rows.sort(Comparator.<FactRows.Worker>comparingLong(measure::of)
                .reversed()
                .thenComparingLong(FactRows.Worker::person));
        return new FactRows.Workers(rows, measure);
    }

    private static FactRows.Worker row(Long person, int days, @Nullable Wage wage, long dueInYearFen) {
        int attended = Integer.bitCount(days);
        return wage == null
                ? new FactRows.Worker(person, attended, 0, 0, 0, 0, dueInYearFen)
                : new FactRows.Worker(
                        person, attended, wage.dueFen, wage.paidFen, wage.unpaidFen(), wage.outsideFen, dueInYearFen);
    }

    /** The accounts that are open and not frozen, each with its latest entry. */
    static List<FactRows.Balance> balances(Situation s) {
        return balances(s, account -> account.isOpenOn(s.day()) && !account.isFrozenOn(s.day()));
    }

    /** The accounts that are frozen (被冻结), each with its latest entry. */
    static List<FactRows.Balance> frozenBalances(Situation s) {
        return balances(s, account -> account.isOpenOn(s.day()) && account.isFrozenOn(s.day()));
    }

    private static List<FactRows.Balance> balances(Situation s, Predicate<Account> which) {
        Map<Long, AccountEntry> latest = new HashMap<>();
        for (AccountEntry entry : s.rows().entries()) {
            latest.merge(entry.account(), entry, (a, b) -> AccountEntry.BY_TIME.compare(a, b) >= 0 ? a : b);
        }
        return s.rows().accounts().stream()
                .filter(which)
                .sorted(Comparator.comparing(Account::openedOn).thenComparing(Account::number))
                .map(account -> new FactRows.Balance(account, latest.get(account.number())))
                .toList();
    }
}
