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
        String id, Words title, Unit unit, @Nullable Bounds bounds, List<DatedValue> said, Source source) {

    public ParameterDefinition {
        said = List.copyOf(said);
    }

    /** The band within which a jurisdiction may move (法定幅度), both ends included. */
    public record Bounds(@Nullable BigDecimal min, @Nullable BigDecimal max, String basis) {}
}
