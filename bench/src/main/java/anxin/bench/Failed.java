package anxin.bench;

/** A step that cannot go on, and why. */
final class Failed extends RuntimeException {

    Failed(String zh, String en) {
        super(zh + "  " + en);
    }

    Failed(String zh, String en, Throwable cause) {
        super(zh + "  " + en, cause);
    }
}
