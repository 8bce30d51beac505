package anxin.server.warning.life;

/** One step in the life of a warning. */
public sealed interface Move {

    /** Found for the first time, or again after it was cleared. */
    record Raise(Found found) implements Move {}

    /** Still found, with another level, another value, or for other reasons. */
    record Change(OpenWarning warning, Found found) implements Move {

        public Kind kind() {
            int by = found.finding().level().compareTo(warning.level());
            if (by != 0) {
                return by > 0 ? Kind.LEVEL_RAISED : Kind.LEVEL_LOWERED;
            }
            return warning.value().equals(found.finding().value()) ? Kind.REASONS : Kind.VALUE;
        }
    }

    /** No longer found. */
    record Clear(OpenWarning warning, ClearReason reason) implements Move {}

    /** What the history calls a step. */
    enum Kind {
        RAISED,
        LEVEL_RAISED,
        LEVEL_LOWERED,
        VALUE,
        REASONS,
        CLEARED
    }
}
