package anxin.engine.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A warning rule (预警规则) as the packs of one chain word it together.
 *
 * @param order where it stands in the list; small first
 * @param levels level name → CEL condition, from BLUE up to RED; a level left out never occurs
 * @param values level name → CEL expression of the number shown
 * @param shows names of the facts an officer should see with it
 * @param says the explanation, with facts and parameters in braces
 * @param clears what makes the warning go away
 * @param clearBy level name → time to clear it
 * @param version changes when any part of the rule changes
 * @param sources piece ({@code levels.RED}, {@code value}, {@code says} …) → where it stands
 */
public record RuleText(
        String id,
        int order,
        Words title,
        Words asks,
        About about,
        Map<String, String> levels,
        Map<String, String> values,
        Unit unit,
        List<String> shows,
        Words says,
        Words clears,
        Map<String, TimeLimit> clearBy,
        List<Handler> handledBy,
        List<Basis> basis,
        Confidence confidence,
        @Nullable Words note,
        String version,
        Map<String, Source> sources) {}
