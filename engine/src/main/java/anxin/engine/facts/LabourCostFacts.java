package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Months;
import anxin.engine.rows.Progress;
import anxin.engine.rows.Purpose;
import java.time.LocalDate;
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
        var credits = s.rows().entries().stream()
                .filter(entry -> entry.credit() && entry.purpose() == Purpose.LABOUR_COST)
                .toList();
        long due = s.rows().progress().stream().mapToLong(row -> dueFen(s, row)).sum();
        long credited = credits.stream().mapToLong(AccountEntry::amountFen).sum();
        var lastOn = credits.stream().map(entry -> entry.time().toLocalDate()).reduce(begun(s), LabourCostFacts::later);
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

    /** The start, or the restart after a stop. */
    private static LocalDate begun(Situation s) {
        var restarted = s.project().restartedOn();
        var start = s.project().startDate();
        return restarted == null ? start : later(start, restarted);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** Labour cost of one month once the month after it is over: as the contract names it, or by the category's ratio. */
    private static long dueFen(Situation s, Progress row) {
        if (!Months.lastDay(row.month() + 1).isBefore(s.day())) {
            return 0;
        }
        if (row.labourCostDueFen() != null) {
            return row.labourCostDueFen();
        }
        var ratio = s.numbers().share("labour-cost-ratio." + s.project().category(), Months.lastDay(row.month()));
        return ratio == null ? 0 : ratio.ofFen(row.completedFen());
    }
}
