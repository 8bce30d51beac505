package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Months;
import anxin.engine.rows.Progress;
import anxin.engine.rows.Purpose;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labour cost paid into the special account (人工费用拨付), in time and in full; 条例第二十四条. */
public record LabourCostFacts(
        @Fact(zh = "最近一次拨付日（或开工、复工日）", en = "last paid in on (or start, restart)", unit = Unit.DATE) @Nullable
        LocalDate lastOn,

        @Fact(zh = "下一次拨付的最后期限", en = "last day for the next payment", unit = Unit.DATE, uses = "labour-cost-cycle-max")
        @Nullable
        LocalDate lastDay,

        @Fact(zh = "拨付逾期天数", en = "days late with labour cost", unit = Unit.DAYS, uses = "labour-cost-cycle-max")
        long lateDays,

        @Fact(zh = "累计应拨人工费用", en = "labour cost due so far", unit = Unit.YUAN, uses = "labour-cost-ratio.*")
        long dueFen,

        @Fact(zh = "累计已拨人工费用", en = "labour cost paid in so far", unit = Unit.YUAN)
        long creditedFen,

        @Fact(zh = "人工费用差额", en = "labour cost short by", unit = Unit.YUAN)
        long shortFen,

        @Fact(zh = "差额占应拨比例", en = "short by, as a share of what is due", unit = Unit.SHARE)
        Share shortShare)
        implements FactGroup {

    static LabourCostFacts of(Situation s) {
        var credits = credits(s);
        long due = s.rows().progress().stream().mapToLong(row -> dueFen(s, row)).sum();
        long credited = credits.stream().mapToLong(AccountEntry::amountFen).sum();
        var lastOn = lastOn(s, credits);
        boolean waiting = s.project().runningOn(s.day()) && s.attendedAfter(lastOn);
        var lastDay = waiting ? s.calendar().plusMonths(lastOn, s.whole("labour-cost-cycle-max")) : null;
        return new LabourCostFacts(
                waiting ? lastOn : null,
                lastDay,
                lastDay == null ? 0 : s.daysLate(lastDay),
                due,
                credited,
                due - credited,
                Share.of(due - credited, due));
    }

    static FactRows rows(Situation s, String name) {
        return switch (name) {
            case "lastOn", "lastDay", "lateDays" -> lastPaidIn(s);
            case "dueFen" ->
                new FactRows.ProgressMonths(s.rows().progress().stream()
                        .filter(row -> isDue(s, row))
                        .map(row -> new FactRows.ProgressPart(row, dueFen(s, row)))
                        .sorted(ProgressFacts.BY_MONTH)
                        .toList());
            case "creditedFen" ->
                new FactRows.Entries(
                        credits(s).stream().sorted(AccountEntry.BY_TIME).toList());
            case "shortFen" -> FactRows.Parts.of("labourCost.dueFen", "labourCost.creditedFen");
            case "shortShare" -> FactRows.Parts.of("labourCost.shortFen", "labourCost.dueFen");
            default -> throw FactRows.unknown(name);
        };
    }

    /** What came in on the last day anything did, or the start where nothing has come in since. */
    private static FactRows lastPaidIn(Situation s) {
        var credits = credits(s);
        var lastOn = lastOn(s, credits);
        var then = credits.stream()
                .filter(entry -> entry.time().toLocalDate().equals(lastOn))
                .sorted(AccountEntry.BY_TIME)
                .toList();
        return then.isEmpty()
                ? FactRows.Fields.of(s, ProjectField.START_DATE, ProjectField.RESTARTED_ON)
                : new FactRows.Entries(then);
    }

    static List<AccountEntry> credits(Situation s) {
        return s.rows().entries().stream()
                .filter(entry -> entry.credit() && entry.purpose() == Purpose.LABOUR_COST)
                .toList();
    }

    private static LocalDate lastOn(Situation s, List<AccountEntry> credits) {
        return credits.stream().map(entry -> entry.time().toLocalDate()).reduce(begun(s), LabourCostFacts::later);
    }

    /** The start, or the restart after a stop. */
    private static LocalDate begun(Situation s) {
        var restarted = s.project().restartedOn();
        var start = s.project().startDate();
        return restarted == null ? start : later(start, restarted);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** Labour cost of a month is looked for once the month after it is over. */
    private static boolean isDue(Situation s, Progress row) {
        return lastDay(row.month()).isBefore(s.day());
    }

    /** The last day on which the labour cost of a month is paid in time. */
    static LocalDate lastDay(int month) {
        return Months.lastDay(month + 1);
    }

    private static long dueFen(Situation s, Progress row) {
        return isDue(s, row) ? costFen(s, row) : 0;
    }

    /** Labour cost of one month, due by now or not: as the contract names it, or by the category's ratio. */
    static long costFen(Situation s, Progress row) {
        if (row.labourCostDueFen() != null) {
            return row.labourCostDueFen();
        }
        var ratio = s.numbers().share("labour-cost-ratio." + s.project().category(), Months.lastDay(row.month()));
        return ratio == null ? 0 : ratio.ofFen(row.completedFen());
    }
}
