package anxin.server.dispatch;

import anxin.server.words.Words;
import java.util.Locale;

/** The steps of the ladder (提级阶梯), in order. A pack says after how many working days each comes, or has it not at all. */
public enum Level {
    /** Before the last day. */
    REMIND("临期提醒", "Reminder"),
    URGE("逾期催办", "Urged"),
    RAISE("提级办理", "Raised to the level above"),
    LIST("挂牌督办", "Listed supervision"),
    INTERVIEW("约谈", "Interview");

    private final Words words;

    Level(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** The parameter with its working days: before the last day for a reminder, after it for the others. */
    String parameter() {
        return "escalation." + name().toLowerCase(Locale.ROOT);
    }
}
