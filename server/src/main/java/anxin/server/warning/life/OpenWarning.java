package anxin.server.warning.life;

import anxin.engine.rules.Level;
import org.jspecify.annotations.Nullable;

/**
 * An open warning, as far as judging it again needs to know it.
 *
 * @param month the wage month as {@code yyyy-MM}, or null if the rule looks at the project as a whole
 */
public record OpenWarning(
        long id, int projectId, String rule, @Nullable String month, Level level, String value) {

    /** What a warning and a finding of one project must share to be the same. */
    public record Key(String rule, @Nullable String month) {}

    public Key key() {
        return new Key(rule, month);
    }
}
