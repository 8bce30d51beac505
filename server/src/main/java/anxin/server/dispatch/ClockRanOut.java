package anxin.server.dispatch;

/** The last day of this limit is over. */
public record ClockRanOut(Subject subject, long clock, String rule) {}
