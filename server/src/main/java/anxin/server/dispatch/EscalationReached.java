package anxin.server.dispatch;

/**
 * A clock has come to a step of the ladder (提级阶梯).
 *
 * @param level name of a {@link Level}
 */
public record EscalationReached(Subject subject, String level) {}
