package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.Funding;
import anxin.engine.rows.Months;
import anxin.engine.rows.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Progress money paid against work done (工程进度款) on public projects; 财建〔2022〕183号. */
public record ProgressFacts(
        @Fact(zh = "政府投资或国企项目", en = "government or state-owned", unit = Unit.FLAG)
        boolean publicFunds,

        @Fact(zh = "累计完成产值", en = "work done so far", unit = Unit.YUAN)
        long completedFen,

        @Fact(zh = "累计已付工程款", en = "progress money paid so far", unit = Unit.YUAN)
        long paidFen,

        @Fact(zh = "已付占完成产值比例", en = "paid as a share of work done", unit = Unit.SHARE)
        Share paidShare)
        implements FactGroup {

    static final Comparator<FactRows.ProgressPart> BY_MONTH =
            Comparator.comparingInt(part -> part.month().month());

    static ProgressFacts of(Situation s) {
        var funding = s.project().funding();
        var ended = ended(s);
        long completed = ended.stream().mapToLong(Progress::completedFen).sum();
        long paid = ended.stream().mapToLong(Progress::paidFen).sum();
        return new ProgressFacts(
                funding.contains(Funding.GOVERNMENT) || funding.contains(Funding.SOE),
                completed,
                paid,
                Share.of(paid, completed));
    }

    static FactRows rows(Situation s, String name) {
        return switch (name) {
            case "publicFunds" -> FactRows.Fields.of(s, ProjectField.FUNDING);
            case "completedFen" -> months(s, Progress::completedFen);
            case "paidFen" -> months(s, Progress::paidFen);
            case "paidShare" -> FactRows.Parts.of("progress.paidFen", "progress.completedFen");
            default -> throw FactRows.unknown(name);
        };
    }

    private static FactRows months(Situation s, ToLongFunction<Progress> counted) {
        return new FactRows.ProgressMonths(ended(s).stream()
                .map(row -> new FactRows.ProgressPart(row, counted.applyAsLong(row)))
                .sorted(BY_MONTH)
                .toList());
    }

    private static List<Progress> ended(Situation s) {
        return s.rows().progress().stream()
                .filter(row -> Months.lastDay(row.month()).isBefore(s.day()))
                .toList();
    }
}
