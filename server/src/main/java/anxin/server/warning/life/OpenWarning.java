package anxin.server.warning.life;

import anxin.engine.rules.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open warning, as far as judging it again needs to know it.
 *
 * @param month the wage month as {@code yyyy-MM}, or null if the rule looks at the project as a whole
 * @param grounds number of the grounds it rests on
 * @param facts fact name → value as judged
 */
public record OpenWarning(
        long id,
        int projectId,
        String rule,
        @Nullable String month,
        Level level,
        String value,
        int grounds,
        Map<String, String> facts,
        boolean provisional) {

    /** What a warning and a finding of one project must share to be the same. */
    public record Key(String rule, @Nullable String month) {}

    public Key key() {
        return new Key(rule, month);
    }

    /** Whether judging again gave the very same: level, value, facts and grounds. */
    boolean isStill(Found found) {
        var finding = found.finding();
        return level == finding.level()
                && value.equals(finding.value())
                && grounds == found.grounds()
                && provisional == finding.reasons().provisional()
                && facts.equals(found.facts());
    }
}
