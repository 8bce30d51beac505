package anxin.engine.policy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number or a choice a pack can lay down (政策参数), and what the packs of one chain say about it.
 *
 * @param bounds what the law allows; empty if it names no limits
 * @param said every statement, nearest pack first, then by day
 */
public record ParameterDefinition(
        String id,
        Words title,
        Unit unit,
        @Nullable Bounds bounds,
        @Nullable Words note,
        List<DatedValue> said,
        Source source) {

    public ParameterDefinition {
        said = List.copyOf(said);
    }

    /** The heading people find it under: the first word of its id. */
    public String group() {
        return id.split("[.-]", 2)[0];
    }

    /** The band within which a jurisdiction may move (法定幅度), both ends included. */
    public record Bounds(@Nullable BigDecimal min, @Nullable BigDecimal max, String basis) {

        boolean allow(BigDecimal value) {
            return (min == null || value.compareTo(min) >= 0) && (max == null || value.compareTo(max) <= 0);
        }

        public String text() {
            return (min == null ? "" : min.toPlainString()) + "–" + (max == null ? "" : max.toPlainString());
        }
    }
}
