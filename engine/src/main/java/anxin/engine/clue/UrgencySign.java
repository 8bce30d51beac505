package anxin.engine.clue;

/** Words of a letter that press, and why. */
public record UrgencySign(Urgency why, Passage from) {}
