package anxin.server.clue.desk;

import anxin.engine.clue.Matter;
import anxin.server.words.Words;
import org.jspecify.annotations.Nullable;

/** What kind of matter a clue was found to be (性质认定). */
public enum Verdict {
    WAGES("拖欠工资", "Wages owed", null),
    /** No wage matter: it leaves the counts, and who reported it is shown the way to court. */
    PROJECT_MONEY(
            "工程款、货款纠纷",
            "Project money",
            new Words(
                    "经核实，您反映的是工程款（货款）纠纷，不属于拖欠农民工工资。请依据合同与对方协商结算；协商不成的，可以按合同约定申请仲裁，或者向工程所在地人民法院起诉。需要法律咨询请拨打 12348 公共法律服务热线。",
                    "What you report was found to be a dispute about project money, not wages. Settle it by the contract; failing that, ask for arbitration as the contract says, or sue at the court of the place. Legal advice: telephone 12348.")),
    OTHER_LABOUR(
            "其他劳动争议",
            "Other labour dispute",
            new Words(
                    "经核实，您反映的属于其他劳动争议。您可以向当地劳动人事争议仲裁委员会申请仲裁（一般应在一年内提出），也可以先申请调解。咨询电话 12333。",
                    "What you report was found to be another labour dispute. You may ask the local arbitration commission (as a rule within a year), or for mediation first. Advice: telephone 12333.")),
    NOT_WAGES(
            "不属于工资问题",
            "Not about wages",
            new Words(
                    "经核实，您反映的事项不属于工资问题，不在本单位职责范围内。请向有关部门反映，或者拨打 12345 政务服务便民热线。",
                    "What you report was found not to be about wages and lies outside our duties. Please turn to the body that answers for it, or telephone 12345."));

    private final Words words;
    private final @Nullable Words guidance;

    Verdict(String zh, String en, @Nullable Words guidance) {
        this.words = new Words(zh, en);
        this.guidance = guidance;
    }

    public Words words() {
        return words;
    }

    /** Proposed to the desk as the answer; none for wages, which are worked on. */
    public @Nullable Words guidance() {
        return guidance;
    }

    static Verdict of(Matter matter) {
        return switch (matter) {
            case WAGE_ARREARS -> WAGES;
            case PROJECT_MONEY -> PROJECT_MONEY;
            case WAGE_DISPUTE_OTHER -> OTHER_LABOUR;
            case NOT_WAGE -> NOT_WAGES;
        };
    }
}
