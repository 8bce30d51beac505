package anxin.server.dispatch;

/** The last binding task about this was done. */
public record TasksFinished(Subject subject) {}
