package anxin.engine.rules;

import anxin.engine.facts.FactName;
import anxin.engine.policy.RuleText;
import anxin.engine.rules.Conditions.Condition;
import java.util.List;
import java.util.Optional;

/**
 * A rule whose conditions have been read.
 *
 * @param levels from RED down, as they are tried
 * @param shown facts an officer should see whatever the level: those the rule shows and those its explanation names
 */
record CompiledRule(RuleText text, List<LevelCondition> levels, List<FactName> shown, List<String> shownParameters) {

    /**
     * One level of a rule.
     *
     * @param value the fact whose value the finding carries
     */
    record LevelCondition(Level level, Condition condition, FactName value) {}

    /** The highest level whose condition holds. */
    Optional<LevelCondition> levelOf(Lookup values) {
        return levels.stream()
                .filter(level -> level.condition().parameters().stream()
                        .allMatch(id -> values.values().apply(Conditions.identifier(id)) != null))
                .filter(level -> level.condition().holds(values))
                .findFirst();
    }
}
