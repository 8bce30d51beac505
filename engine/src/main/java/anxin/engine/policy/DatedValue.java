package anxin.engine.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one pack says about a parameter from one day on.
 *
 * @param text the value as written; empty where the pack ends the measure or leaves the value open
 * @param open the pack's text demands a value but names none: a person must settle it, until then the pack above decides
 */
public record DatedValue(
        String packCode,
        LocalDate since,
        @Nullable String text,
        boolean open,
        String basis,
        Confidence confidence,
        @Nullable Words note,
        Source source) {}
