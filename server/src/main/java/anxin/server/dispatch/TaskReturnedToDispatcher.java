package anxin.server.dispatch;

/** Whoever had this task refused it; it must be given to somebody else. */
public record TaskReturnedToDispatcher(Subject subject, long task) {}
