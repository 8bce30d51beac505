package anxin.server.dispatch;

import anxin.engine.policy.TimeLimit;

/**
 * A period as a pack gives it.
 *
 * @param rule what it is the limit of: the id of the parameter, such as {@code clue.limit.local}
 * @param time in days, working days or months
 * @param basis law and article
 */
public record Limit(String rule, TimeLimit time, String basis) {}
