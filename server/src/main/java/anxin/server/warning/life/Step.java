package anxin.server.warning.life;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A move with everything else the tables keep of it.
 *
 * @param subject the project; empty when it was withdrawn
 * @param clearBy last day to clear the warning at its level, where the rule sets a time
 */
record Step(@Nullable Subject subject, Move move, @Nullable LocalDate clearBy) {}
