package anxin.server.warning.life;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A move with everything the tables keep of it.
 *
 * @param subject the project; empty when it was withdrawn
 * @param grounds number of the grounds it rests on; 0 for a clearing, which keeps those it had
 * @param facts fact name → value as judged
 * @param clearBy last day to clear the warning at its level, where the rule sets a time
 */
record Step(
        @Nullable Subject subject,
        Move move,
        int grounds,
        Map<String, String> facts,
        @Nullable LocalDate clearBy,
        boolean provisional) {}
