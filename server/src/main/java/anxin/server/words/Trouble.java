package anxin.server.words;

import org.jspecify.annotations.Nullable;

/** Something outside the application stands in the way; the sentence says what was asked, what it was and what to do. */
public final class Trouble extends RuntimeException {

    private final Words words;

    public Trouble(String zh, String en) {
        this(zh, en, null);
    }

    public Trouble(String zh, String en, @Nullable Throwable cause) {
        super(zh + " " + en, cause);
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
