package anxin.engine.facts;

import anxin.engine.policy.Unit;
import anxin.engine.rows.Funding;
import anxin.engine.rows.Months;
import anxin.engine.rows.Progress;

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

    static ProgressFacts of(Situation s) {
        var funding = s.project().funding();
        var ended = s.rows().progress().stream()
                .filter(row -> Months.lastDay(row.month()).isBefore(s.day()))
                .toList();
        long completed = ended.stream().mapToLong(Progress::completedFen).sum();
        long paid = ended.stream().mapToLong(Progress::paidFen).sum();
        return new ProgressFacts(
                funding.contains(Funding.GOVERNMENT) || funding.contains(Funding.SOE),
                completed,
                paid,
                Share.of(paid, completed));
    }
}
