package anxin.server.hazard.life;

import anxin.server.words.Words;

/** What can happen to a problem. */
public enum StepKind {
    COLLECTED("归集入库", "Collected"),
    SOURCE("新增来源", "Another source"),
    LEVEL("等级变化", "Level changed"),
    LISTED("列入问题清单", "Put on the list"),
    ANSWERED_BY("更换责任人", "Somebody else answers for it"),
    DUE("期限变动", "Due day moved"),
    HANDED_OVER("移交", "Handed over"),
    GIVEN("交办", "Task given"),
    PROGRESS("处置进展", "Progress"),
    /** What the application noted, such as that the warning was cleared. */
    SIGNAL("系统提示", "Noted by the system"),
    FED_BACK("反馈结果，申请销号", "Fed back, sign-off asked for"),
    SENT_BACK("退回继续处置", "Sent back"),
    CLOSED("销号", "Signed off"),
    REOPENED("重新打开", "Reopened"),
    MERGED("并入其他问题", "Merged into another"),
    TOOK_IN("收入其他问题", "Took another in"),
    SEPARATED("恢复为单独问题", "Made separate again"),
    SPLIT("拆分", "Split");

    private final Words words;

    StepKind(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
