package anxin.engine.clue;

/**
 * Words of a letter.
 *
 * @param start index of the first character in the title, a line break and the body set end to end
 * @param end index after the last
 */
public record Passage(int start, int end, String words) {}
