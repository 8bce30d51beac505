package anxin.engine.policy;

/**
 * How long there is for a clue (线索办理时限).
 *
 * @param parameter the parameter that says so
 */
public record ClueLimit(String parameter, TimeLimit time, String basis) {}
