package anxin.server.clue.desk;

import anxin.server.words.Words;
import java.util.EnumSet;
import java.util.Set;

/** How a clue ended (办结结果). */
public enum ClueOutcome {
    PAID("工资已付清", "Paid in full", Verdict.WAGES),
    SETTLED("达成协议或已立案处理", "Agreed on, or turned into a case", Verdict.WAGES),
    UNFOUNDED("经核实不欠薪", "Found that nothing is owed", Verdict.WAGES),
    COMMERCIAL("工程款纠纷，已引导依法解决", "Project money, shown the legal way", Verdict.PROJECT_MONEY),
    GUIDED("不属于欠薪，已告知途径", "Not wage arrears, shown the way", Verdict.OTHER_LABOUR, Verdict.NOT_WAGES),
    PASSED_ON(
            "已转有权部门办理",
            "Passed on to whose matter it is",
            Verdict.OTHER_LABOUR,
            Verdict.NOT_WAGES,
            Verdict.PROJECT_MONEY),
    WITHDRAWN("反映人撤回", "Withdrawn by the reporter", Verdict.values());

    private final Words words;
    private final Set<Verdict> after;

    ClueOutcome(String zh, String en, Verdict... after) {
        this.words = new Words(zh, en);
        this.after = EnumSet.copyOf(Set.of(after));
    }

    public Words words() {
        return words;
    }

    boolean fits(Verdict verdict) {
        return after.contains(verdict);
    }
}
