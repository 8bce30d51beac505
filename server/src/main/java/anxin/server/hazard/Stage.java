package anxin.server.hazard;

import anxin.server.words.Words;

/** The four stages of the closed loop (大数据闭环处置机制), and its end. An open problem stands in exactly one of the four. */
public enum Stage {
    COLLECTED("归集", "Collected"),
    /** Somebody answers for it by a day. */
    LISTED("列单", "Listed"),
    /** Something has been done about it. */
    TRACKED("跟踪", "Tracked"),
    /** It is said to be solved, with evidence. */
    FED_BACK("反馈", "Fed back"),
    CLOSED("销号", "Signed off");

    private final Words words;

    Stage(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
