package anxin.server.clue.intake;

import anxin.server.words.Words;
import java.util.EnumSet;
import java.util.Set;

/** Where a clue stands, as the one who reported it is told (办理状态). */
public enum ClueState {
    RECEIVED("已收到", "Received"),
    CHECKING("正在核实", "Being checked"),
    WORKING("正在处理", "Being worked on"),
    ANSWERED("已答复", "Answered"),
    PAID("已付清", "Paid"),
    CLOSED("已办结", "Closed"),
    WITHDRAWN("已撤回", "Withdrawn"),
    PASSED_ON("已转有关部门", "Passed on");

    private static final Set<ClueState> OVER = EnumSet.of(ANSWERED, PAID, CLOSED);

    private final Words words;

    ClueState(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    public boolean mayBeRated() {
        return OVER.contains(this);
    }

    public boolean mayBeReopened() {
        return OVER.contains(this) || this == WITHDRAWN;
    }

    public boolean mayBeWithdrawn() {
        return this != WITHDRAWN && this != CLOSED && this != PASSED_ON;
    }
}
