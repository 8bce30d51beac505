package anxin.server.hazard;

/** A problem has been signed off (销号). */
public record ProblemClosed(long problem, String outcome) {}
