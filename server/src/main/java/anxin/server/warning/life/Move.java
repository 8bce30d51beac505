package anxin.server.warning.life;

import anxin.engine.rules.Finding;

/** One step in the life of a warning. */
public sealed interface Move {

    /** Found for the first time, or again after it was cleared. */
    record Raise(Finding finding) implements Move {}

    /** Still found, with another level or another value. */
    record Change(OpenWarning warning, Finding finding) implements Move {

        public Kind kind() {
            int by = finding.level().compareTo(warning.level());
            return by > 0 ? Kind.LEVEL_RAISED : by < 0 ? Kind.LEVEL_LOWERED : Kind.VALUE;
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
        CLEARED
    }
}
