package anxin.server.hazard;

/** A problem that was signed off goes on, with its history and its first due day. */
public record ProblemReopened(long problem) {}
