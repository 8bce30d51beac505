package anxin.server.clue.duplicates;

/**
 * Why two clues are held to be about one matter or not.
 *
 * @param weight above 0 when it speaks for one matter
 * @param compared what is alike, or both where they differ
 */
record Reason(Sameness why, double weight, String compared) {}
