package anxin.server.dispatch;

import java.time.LocalDate;

/** The last day of a subject's clock is another one: extended, stood still, or counted by a new holiday notice. */
public record DueDayMoved(Subject subject, String rule, LocalDate due) {}
