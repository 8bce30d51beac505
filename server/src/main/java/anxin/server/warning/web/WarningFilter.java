package anxin.server.warning.web;

import anxin.engine.rules.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which warnings are asked for; what is null is not asked.
 *
 * @param from first area code, as a number
 * @param to last area code
 * @param projects ids the search text led to
 * @param openOn open at the end of that day, with the level they had then
 */
record WarningFilter(
        int from,
        int to,
        @Nullable Collection<String> rules,
        @Nullable Collection<Level> levels,
        @Nullable String state,
        @Nullable String project,
        @Nullable Integer month,
        @Nullable Collection<Integer> projects,
        @Nullable LocalDate raisedFrom,
        @Nullable LocalDate raisedTo,
        @Nullable LocalDate clearedFrom,
        @Nullable LocalDate clearedTo,
        @Nullable LocalDate openOn,
        @Nullable Boolean acknowledged) {

    /** The conditions as SQL over the alias {@code w}, with their parameters. */
    Conditions conditions() {
        var conditions = new Conditions();
        if (from > 100_000_000 || to < 999_999_999) {
            conditions.add("w.area between :from and :to", Map.of("from", from, "to", to));
        }
        conditions.add("w.rule = any(:rules)", "rules", rules == null ? null : rules.toArray(String[]::new));
        conditions.add("w.project_code = :project", "project", project);
        conditions.add("w.month = :month", "month", month);
        conditions.add(
                "w.project_id = any(:projects)",
                "projects",
                projects == null ? null : projects.toArray(Integer[]::new));
        conditions.add("w.raised_on >= :raisedFrom", "raisedFrom", raisedFrom);
        conditions.add("w.raised_on <= :raisedTo", "raisedTo", raisedTo);
        conditions.add("w.cleared_on >= :clearedFrom", "clearedFrom", clearedFrom);
        conditions.add("w.cleared_on <= :clearedTo", "clearedTo", clearedTo);
        if (acknowledged != null) {
            conditions.add(acknowledged ? "w.acknowledged_at is not null" : "w.acknowledged_at is null", Map.of());
        }
        if (openOn == null) {
            conditions.add("w.state = :state", "state", state);
            conditions.add("w.level = any(:levels)", "levels", numbers(levels));
        } else {
            conditions.add("w.raised_on <= :openOn", "openOn", openOn);
            conditions.add("(w.cleared_on is null or w.cleared_on > :openOn)", "openOn", openOn);
            conditions.add("""
                    (select h.level from warning.history h
                      where h.warning_id = w.id and h.day <= :openOn
                      order by h.id desc limit 1) = any(:levels)""", "levels", numbers(levels));
        }
        return conditions;
    }

    private static Short @Nullable [] numbers(@Nullable Collection<Level> levels) {
        return levels == null
                ? null
                : levels.stream().map(level -> (short) (level.ordinal() + 1)).toArray(Short[]::new);
    }

    /** Conditions joined by {@code and}. */
    static final class Conditions {

        private final List<String> sql = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                add(condition, Map.of(name, value));
            }
        }

        void add(String condition, Map<String, ?> values) {
            sql.add(condition);
            parameters.putAll(values);
        }

        String sql() {
            return sql.isEmpty() ? "true" : String.join("\n   and ", sql);
        }

        Map<String, Object> parameters() {
            return parameters;
        }
    }
}
