package anxin.engine.clue;

/**
 * A letter as it came.
 *
 * @param time when it was sent, in any of the forms of {@link SentTime}; may be empty
 */
public record Letter(String id, String time, String title, String body) {}
