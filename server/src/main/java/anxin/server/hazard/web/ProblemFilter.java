package anxin.server.hazard.web;

import anxin.server.access.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which problems are asked for; what is null is not asked. Those that are part of another are not there: it stands for them,
 * and has their sources.
 */
record ProblemFilter(
        Scope areas,
        @Nullable Collection<String> stages,
        @Nullable Collection<String> sources,
        @Nullable Collection<String> means,
        @Nullable Collection<Integer> levels,
        @Nullable String kind,
        @Nullable Integer owner,
        @Nullable Pool pool,
        @Nullable Boolean late,
        @Nullable Boolean acted,
        @Nullable Age age,
        @Nullable Long list,
        @Nullable String project,
        @Nullable String text,
        @Nullable LocalDate foundFrom,
        @Nullable LocalDate foundTo,
        @Nullable LocalDate closedFrom,
        @Nullable LocalDate closedTo,
        LocalDate today) {

    /** What is late: still open after its due day. */
    static final String LATE = "(p.stage <> 'CLOSED' and p.due_on < :today)";

    /** @param departmental in a department's own pool or not */
    record Pool(@Nullable Boolean departmental, @Nullable List<Integer> organisations) {}

    Conditions conditions() {
        var where = new Conditions();
        where.add("p.merged_into is null", Map.of("today", today));
        where.add("p.area between :from and :to", Map.of("from", areas.areaFrom(), "to", areas.areaTo()));
        where.add("p.stage = any(:stages)", "stages", strings(stages));
        where.add(has("s.kind = any(:sources)"), "sources", strings(sources));
        where.add(has("s.means = any(:means)"), "means", strings(means));
        where.add("p.level = any(:levels)", "levels", levels == null ? null : levels.toArray(Integer[]::new));
        where.add("p.kind = :kind", "kind", kind);
        where.add("p.owner_org = :owner", "owner", owner);
        if (pool != null) {
            where.add("p.departmental = :departmental", "departmental", pool.departmental());
            where.add(
                    "p.owner_org = any(:organisations)",
                    "organisations",
                    pool.organisations() == null ? null : pool.organisations().toArray(Integer[]::new));
        }
        if (late != null) {
            where.add(late ? LATE : "not coalesce(" + LATE + ", false)", Map.of());
        }
        if (acted != null) {
            where.add("p.first_action_at is " + (acted ? "not null" : "null"), Map.of());
        }
        if (age != null) {
            where.add(age.condition(), Map.of());
        }
        where.add(
                has("exists (select from hazard.list_entry e where e.source_id = s.id and e.list_id = :list)"),
                "list",
                list);
        where.add("p.project_code = :project", "project", project);
        if (text != null) {
            var typed = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
            where.add(
                    "(p.title ilike :text or p.project_name ilike :text or p.project_code ilike :text or p.place ilike :text or "
                            + has("s.ref ilike :text") + ")",
                    "text",
                    typed);
        }
        where.add("p.found_on >= :foundFrom", "foundFrom", foundFrom);
        where.add("p.found_on <= :foundTo", "foundTo", foundTo);
        where.add("(p.closed_at at time zone 'Asia/Shanghai')::date >= :closedFrom", "closedFrom", closedFrom);
        where.add("(p.closed_at at time zone 'Asia/Shanghai')::date <= :closedTo", "closedTo", closedTo);
        return where;
    }

    /** Whether one of its sources, or of those that are part of it, is such. */
    private static String has(String condition) {
        return """
                exists (select from hazard.source s join hazard.problem part on part.id = s.problem_id
                         where (part.id = p.id or part.merged_into = p.id) and %s)""".formatted(condition);
    }

    private static String @Nullable [] strings(@Nullable Collection<String> names) {
        return names == null ? null : names.toArray(String[]::new);
    }

    /** Conditions joined by {@code and}, over the alias {@code p}. */
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
            return String.join("\n   and ", sql);
        }

        Map<String, Object> parameters() {
            return parameters;
        }
    }
}
