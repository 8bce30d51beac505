package anxin.server.hazard.web;

import anxin.engine.rules.Level;
import anxin.server.access.Scope;
import anxin.server.access.User;
import anxin.server.hazard.Means;
import anxin.server.hazard.SourceKind;
import anxin.server.hazard.Stage;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of problems as the address bar asks for it; what is not asked does not narrow it.
 *
 * @param stage one or several of the stages, joined by commas; all open ones without it, ALL with those signed off
 * @param source kinds of source, one or several
 * @param level RED, YELLOW, BLUE or NONE, one or several
 * @param owner number of the organisation in whose pool it is
 * @param pool OWN of one's own organisation, COMMON of the leading office, DEPARTMENT of any department
 * @param late whether the due day has gone by
 * @param acted whether anybody has done anything about it yet
 * @param age how long in its stage: D3 to three days, D10 to ten, D30 to thirty, OLDER
 * @param list number of the list it came with
 */
record ProblemQuery(
        @Nullable String area,
        @Nullable String stage,
        @Nullable String source,
        @Nullable String means,
        @Nullable String level,
        @Nullable String kind,
        @Nullable Integer owner,
        @Nullable String pool,
        @Nullable Boolean late,
        @Nullable Boolean acted,
        @Nullable String age,
        @Nullable Long list,
        @Nullable String project,
        @Nullable String text,
        @Nullable LocalDate foundFrom,
        @Nullable LocalDate foundTo,
        @Nullable LocalDate closedFrom,
        @Nullable LocalDate closedTo,
        @Nullable String sort) {

    /** @param stages whether the stages asked for narrow it, or any open or closed one will do */
    ProblemFilter filter(User user, LocalDate today, boolean stages) {
        var asked = blankToNull(area);
        return new ProblemFilter(
                // Unasked, tasks may have brought in what lies elsewhere.
                asked == null ? Scope.EVERYWHERE : Scope.of(area(asked)),
                stages ? stages() : null,
                names(source, SourceKind.values(), "source"),
                names(means, Means.values(), "means"),
                levels(),
                blankToNull(kind),
                owner,
                pool(user),
                late,
                acted,
                age == null || age.isBlank() ? null : one(age, Age.values(), "age"),
                list,
                blankToNull(project),
                blankToNull(text),
                foundFrom,
                foundTo,
                closedFrom,
                closedTo,
                today);
    }

    ProblemSort order() {
        var asked = blankToNull(sort);
        return asked == null ? ProblemSort.NEWEST : one(asked, ProblemSort.values(), "sort");
    }

    private @Nullable List<String> stages() {
        var asked = blankToNull(stage);
        if (asked == null) {
            return List.of("COLLECTED", "LISTED", "TRACKED", "FED_BACK");
        }
        return asked.equalsIgnoreCase("ALL") ? null : names(asked, Stage.values(), "stage");
    }

    private @Nullable List<Integer> levels() {
        var asked = blankToNull(level);
        return asked == null
                ? null
                : Arrays.stream(asked.split("\\s*,\\s*"))
                        .map(name -> name.equalsIgnoreCase("NONE")
                                ? 0
                                : one(name, Level.values(), "level").ordinal() + 1)
                        .toList();
    }

    private ProblemFilter.@Nullable Pool pool(User user) {
        var asked = blankToNull(pool);
        if (asked == null) {
            return null;
        }
        return switch (asked.toUpperCase(Locale.ROOT)) {
            case "OWN" -> new ProblemFilter.Pool(null, user.reach().organisations());
            case "COMMON" -> new ProblemFilter.Pool(false, null);
            case "DEPARTMENT" -> new ProblemFilter.Pool(true, null);
            default -> throw refused("pool", asked, "OWN、COMMON、DEPARTMENT");
        };
    }

    static int area(String text) {
        try {
            return Areas.number(text.strip());
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest(
                    "AREA_CODE_INVALID",
                    "“%s”不是行政区划代码；请用 6 位或 9 位数字。".formatted(text),
                    "“%s” is not an area code; use 6 or 9 digits.".formatted(text));
        }
    }

    private static <E extends Enum<E>> @Nullable List<String> names(
            @Nullable String joined, E[] all, String parameter) {
        var asked = blankToNull(joined);
        return asked == null
                ? null
                : Arrays.stream(asked.split("\\s*,\\s*"))
                        .map(name -> one(name, all, parameter).name())
                        .toList();
    }

    static <E extends Enum<E>> E one(String name, E[] all, String parameter) {
        return Arrays.stream(all)
                .filter(value -> value.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> refused(
                        parameter,
                        name,
                        String.join("、", Arrays.stream(all).map(Enum::name).toList())));
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Refusal refused(String parameter, String value, String known) {
        return Refusal.badRequest(
                "UNKNOWN_FILTER",
                "无法按 %s=“%s”筛选；可用：%s。".formatted(parameter, value, known),
                "The list cannot be filtered by %s=“%s”; use: %s."
                        .formatted(parameter, value, known.replace("、", ", ")));
    }
}
