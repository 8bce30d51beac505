package anxin.server.warning.web;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.facts.Share;
import anxin.engine.policy.Policy;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Months;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.Progress;
import anxin.engine.rows.ProjectRows;
import anxin.engine.rows.Purpose;
import anxin.engine.rows.WorkerMonth;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The months of a project side by side, so that a gap is seen as a gap, and the balance of its accounts day by day. */
final class ProjectStrip {

    private ProjectStrip() {}

    /**
     * One wage month.
     *
     * @param labourCostDueFen empty where neither the contract nor a ratio gives a sum
     */
    record Month(
            String month,
            long workers,
            long workDays,
            long dueFen,
            long paidFen,
            @Nullable Long labourCostDueFen,
            long labourCostCreditedFen,
            LocalDate payDate) {}

    /** What all accounts together held at the end of a day. */
    record Balance(LocalDate day, long balanceFen) {}

    /** From the first month with any row, at most three years back, to the month of the day. */
    static List<Month> months(ProjectRows all, Policy policy, WorkCalendar calendar, LocalDate day) {
        var rows = all.asOf(day);
        int last = Months.of(day);
        int first = Math.clamp(firstMonth(rows, last), last - 35, last);
        return IntStream.rangeClosed(first, last)
                .mapToObj(month -> month(rows, policy, calendar, day, month))
                .toList();
    }

    private static int firstMonth(ProjectRows rows, int last) {
        return IntStream.of(
                        Months.of(rows.project().startDate()),
                        rows.attendance().stream()
                                .mapToInt(WorkerMonth::month)
                                .min()
                                .orElse(last),
                        rows.payroll().stream()
                                .mapToInt(PayrollLine::month)
                                .min()
                                .orElse(last),
                        rows.progress().stream().mapToInt(Progress::month).min().orElse(last))
                .min()
                .orElse(last);
    }

    private static Month month(ProjectRows rows, Policy policy, WorkCalendar calendar, LocalDate day, int month) {
        var attending = rows.attendance().stream()
                .filter(worked -> worked.month() == month)
                .toList();
        var lines =
                rows.payroll().stream().filter(line -> line.month() == month).toList();
        return new Month(
                Months.text(month),
                attending.size(),
                attending.stream()
                        .mapToLong(worked -> Integer.bitCount(worked.days()))
                        .sum(),
                lines.stream().mapToLong(PayrollLine::dueFen).sum(),
                lines.stream()
                        .filter(line -> line.balanceDate() != null
                                && !line.balanceDate().isAfter(day))
                        .mapToLong(PayrollLine::paidFen)
                        .sum(),
                rows.progress().stream()
                        .filter(progress -> progress.month() == month)
                        .findFirst()
                        .map(progress -> labourCostDue(progress, rows, policy))
                        .orElse(null),
                rows.entries().stream()
                        .filter(entry -> entry.credit() && entry.purpose() == Purpose.LABOUR_COST)
                        .filter(entry -> Months.of(entry.time().toLocalDate()) == month)
                        .mapToLong(AccountEntry::amountFen)
                        .sum(),
                calendar.payDate(month, rows.project().payDay()));
    }

    private static @Nullable Long labourCostDue(Progress progress, ProjectRows rows, Policy policy) {
        if (progress.labourCostDueFen() != null) {
            return progress.labourCostDueFen();
        }
        return policy.parameter("labour-cost-ratio." + rows.project().category(), Months.lastDay(progress.month()))
                .map(ratio -> Share.of(ratio.value()).ofFen(progress.completedFen()))
                .orElse(null);
    }

    /** The sum over all accounts on each day on which one of them moved. */
    /** What each account held at the end of the day, by the account's handle; one without entries is not in it. */
    static Map<Long, Long> balances(ProjectRows all, LocalDate day) {
        Map<Long, Long> held = new HashMap<>();
        all.asOf(day).entries().stream()
                .sorted(AccountEntry.BY_TIME)
                .forEach(entry -> held.put(entry.account(), entry.balanceFen()));
        return held;
    }

    static List<Balance> balance(ProjectRows all, LocalDate day) {
        Map<Long, Long> held = new HashMap<>();
        var days = new TreeMap<LocalDate, Long>();
        all.asOf(day).entries().stream().sorted(AccountEntry.BY_TIME).forEach(entry -> {
            held.put(entry.account(), entry.balanceFen());
            days.put(
                    entry.time().toLocalDate(),
                    held.values().stream().mapToLong(Long::longValue).sum());
        });
        return days.entrySet().stream()
                .map(end -> new Balance(end.getKey(), end.getValue()))
                .toList();
    }
}
