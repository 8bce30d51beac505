package anxin.server.clue.intake;

import anxin.server.words.Words;

/** How the one who reports wants to be known (实名、保密、匿名). */
public enum Mode {
    NAMED("实名", "By name"),
    /** The name is given, but nobody is to see it. */
    SEALED("保密", "Sealed"),
    ANONYMOUS("匿名", "Anonymous");

    private final Words words;

    Mode(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** Whether who it was is shown to nobody. */
    public boolean sealed() {
        return this != NAMED;
    }
}
