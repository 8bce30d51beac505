package anxin.engine.rules;

import anxin.engine.facts.Share;
import anxin.engine.policy.Unit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values as plain text, the same wherever a finding or a fact is written. */
public final class Plain {

    private Plain() {}

    /** Yuan with two decimals, shares with four (half-up), everything else as it stands. */
    public static @Nullable String text(@Nullable Object value, Unit unit) {
        return switch (value) {
            case null -> null;
            case Share share -> share.rounded(4).toPlainString();
            case Long fen when unit == Unit.YUAN -> BigDecimal.valueOf(fen, 2).toPlainString();
            default -> value.toString();
        };
    }
}
