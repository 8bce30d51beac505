package anxin.engine.facts;

import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Channel;
import anxin.engine.rows.Months;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.WorkerMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Computes the facts of each wage month looked at, from the workers' days and the wage sheets. */
final class WageMonths {

    /** One worker's wage in one month, summed over the parts of the wage sheet. */
    private static final class Wage {
        long dueFen;
        long paidFen;
        long paidNotBackFen;
        boolean outsideAccount;
    }

    private final Situation s;
    private final Map<Integer, Map<Long, Integer>> daysByMonth = new HashMap<>();
    private final TreeMap<Integer, Map<Long, Wage>> wagesByMonth = new TreeMap<>();
    private final Set<Long> ownAccounts = new HashSet<>();
    private final long balanceFen;

    private WageMonths(Situation s) {
        this.s = s;
        s.rows().accounts().stream().map(Account::number).forEach(ownAccounts::add);
        for (WorkerMonth worked : s.rows().attendance()) {
            daysByMonth
                    .computeIfAbsent(worked.month(), month -> new HashMap<>())
                    .merge(worked.person(), worked.days(), (a, b) -> a | b);
        }
        for (PayrollLine line : s.rows().payroll()) {
            add(
                    line,
                    wagesByMonth
                            .computeIfAbsent(line.month(), month -> new HashMap<>())
                            .computeIfAbsent(line.person(), person -> new Wage()));
        }
        this.balanceFen = balanceFen(s);
    }

    /** The months from {@code look-back-months} ago up to the month before the day's, where anything is known. */
    static List<MonthFacts> of(Situation s) {
        var wages = new WageMonths(s);
        int last = s.month() - 1;
        int first = s.month() - Math.toIntExact(s.whole("look-back-months"));
        var months = new ArrayList<MonthFacts>();
        for (int month = first; month <= last; month++) {
            if (wages.daysByMonth.containsKey(month) || wages.wagesByMonth.containsKey(month)) {
                months.add(wages.facts(month));
            }
        }
        return months;
    }

    private void add(PayrollLine line, Wage wage) {
        long paid = line.paidFenBy(s.day());
        wage.dueFen += line.dueFen();
        wage.paidFen += paid;
        if (!line.backPay()) {
            wage.paidNotBackFen += paid;
        }
        if (paid > 0 && isOutsideAccount(line)) {
            wage.outsideAccount = true;
        }
    }

    private boolean isOutsideAccount(PayrollLine line) {
        return line.channel() == Channel.CASH
                || (line.channel() == Channel.BANK && !ownAccounts.contains(line.payAccount()));
    }

    private MonthFacts facts(int month) {
        Map<Long, Integer> days = daysByMonth.getOrDefault(month, Map.of());
        Map<Long, Wage> wages = wagesByMonth.getOrDefault(month, Map.of());
        var day = s.day();
        long due = 0;
        long paid = 0;
        long unpaid = 0;
        long unpaidWorkers = 0;
        long paidAbsent = 0;
        long outside = 0;
        long absentOnPayroll = 0;
        for (var entry : wages.entrySet()) {
            var wage = entry.getValue();
            due += wage.dueFen;
            paid += wage.paidFen;
            if (wage.dueFen > wage.paidFen) {
                unpaid += wage.dueFen - wage.paidFen;
                unpaidWorkers++;
            }
            boolean absent = !days.containsKey(entry.getKey());
            absentOnPayroll += absent ? 1 : 0;
            paidAbsent += absent && wage.paidNotBackFen > 0 ? 1 : 0;
            outside += wage.outsideAccount ? 1 : 0;
        }
        long uncovered = days.keySet().stream()
                .map(wages::get)
                .filter(wage -> wage == null || (wage.paidFen == 0 && wage.dueFen > 0))
                .count();
        var minimum = s.numbers().minimumWageFen(s.project().areaCode(), Months.firstDay(month));
        var payDate = s.calendar().payDate(month, s.project().payDay());
        var redAfter = payDate.plusMonths(s.whole("wages-overdue.red-months"));
        var sheetDay = s.calendar().minusWorkingDays(payDate, s.whole("payroll-not-submitted.days"));
        return new MonthFacts(
                Months.yearMonth(month),
                s.month() - month,
                days.size(),
                wages.size(),
                days.size() + absentOnPayroll,
                due,
                paid,
                unpaid,
                unpaidWorkers,
                payDate,
                payDate.toEpochDay() - day.toEpochDay(),
                s.daysLate(payDate),
                redAfter,
                day.isAfter(redAfter),
                sheetDay,
                !day.isBefore(sheetDay),
                balanceFen,
                unpaid - balanceFen,
                uncovered,
                Share.of(uncovered, days.size()),
                minimum.orElse(0),
                minimum.isEmpty() ? 0 : belowMinimum(days, wages, minimum.getAsLong()),
                tooHigh(month, wages),
                paidAbsent,
                outside);
    }

    private long belowMinimum(Map<Long, Integer> days, Map<Long, Wage> wages, long minimumFen) {
        long fullMonth = s.whole("pay-below-minimum.days");
        return days.entrySet().stream()
                .filter(worked -> Integer.bitCount(worked.getValue()) >= fullMonth)
                .map(worked -> wages.get(worked.getKey()))
                .filter(wage -> wage != null && wage.dueFen < minimumFen)
                .count();
    }

    private long tooHigh(int month, Map<Long, Wage> wages) {
        long monthLimit = fen("pay-too-high.month");
        long yearLimit = fen("pay-too-high.year");
        var earlierThisYear =
                wagesByMonth.subMap(Months.year(month) * 12, month).values();
        return wages.entrySet().stream()
                .filter(entry -> entry.getValue().dueFen > monthLimit
                        || entry.getValue().dueFen
                                        + earlierThisYear.stream()
                                                .map(earlier -> earlier.get(entry.getKey()))
                                                .mapToLong(earlier -> earlier == null ? 0 : earlier.dueFen)
                                                .sum()
                                > yearLimit)
                .count();
    }

    private long fen(String id) {
        var value = s.numbers().fen(id, s.day());
        return value == null ? Long.MAX_VALUE : value;
    }

    /** The last balance of each account that is open and not frozen, summed; an account without entries holds nothing. */
    private static long balanceFen(Situation s) {
        LocalDate day = s.day();
        Map<Long, AccountEntry> latest = new HashMap<>();
        for (AccountEntry entry : s.rows().entries()) {
            latest.merge(entry.account(), entry, (a, b) -> AccountEntry.BY_TIME.compare(a, b) >= 0 ? a : b);
        }
        return s.rows().accounts().stream()
                .filter(account -> account.isOpenOn(day) && !account.isFrozenOn(day))
                .map(account -> latest.get(account.number()))
                .mapToLong(entry -> entry == null ? 0 : entry.balanceFen())
                .sum();
    }
}
