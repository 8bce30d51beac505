package anxin.server.clue;

/** Whoever reported a clue has said something more about it. */
public record ReporterSpoke(long clue, What what) {

    public enum What {
        ADDITION,
        ANSWER,
        FILE,
        PAYMENT,
        RATING,
        REOPENING,
        WITHDRAWAL
    }
}
