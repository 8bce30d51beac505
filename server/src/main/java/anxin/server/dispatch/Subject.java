package anxin.server.dispatch;

/**
 * What a task or clock is about.
 *
 * @param kind {@code problem} or {@code clue}
 */
public record Subject(String kind, long id) {

    /** As an address has it: {@code problem/17}. */
    public String path() {
        return kind + "/" + id;
    }

    /** The page of the console it is shown on. */
    String page() {
        return "/%ss/%d".formatted(kind, id);
    }
}
