package anxin.server.warning.web;

import anxin.engine.rows.Months;
import anxin.engine.rules.Level;
import anxin.server.access.User;
import anxin.server.http.Refusal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of warnings as the address bar asks for it; {@code state} is OPEN unless it says CLEARED or ALL.
 *
 * @param rule one or several, joined by commas
 * @param level one or several, joined by commas
 * @param openOn open at the end of that day, with the level they had then
 */
record WarningQuery(
        @Nullable String area,
        @Nullable String rule,
        @Nullable String level,
        @Nullable String state,
        @Nullable String project,
        @Nullable String month,
        @Nullable String text,
        @Nullable LocalDate raisedFrom,
        @Nullable LocalDate raisedTo,
        @Nullable LocalDate clearedFrom,
        @Nullable LocalDate clearedTo,
        @Nullable LocalDate openOn,
        @Nullable Boolean acknowledged,
        @Nullable String sort) {

    /** The same for a user: within their area, and with the text led to projects. */
    WarningFilter filter(User user, BiFunction<String, AskedArea, Collection<Integer>> search) {
        var asked = AskedArea.of(area, user);
        var typed = blankToNull(text);
        return new WarningFilter(
                asked.scope().areaFrom(),
                asked.scope().areaTo(),
                several(rule),
                levels(),
                oneState(),
                blankToNull(project),
                oneMonth(),
                typed == null ? null : search.apply(typed.strip(), asked),
                raisedFrom,
                raisedTo,
                clearedFrom,
                clearedTo,
                openOn,
                acknowledged);
    }

    WarningSort order() {
        return WarningSort.of(sort);
    }

    private @Nullable List<Level> levels() {
        var asked = several(level);
        return asked == null
                ? null
                : asked.stream()
                        .flatMap(name -> Stream.ofNullable(levelOf(name)))
                        .toList();
    }

    private static @Nullable List<String> several(@Nullable String joined) {
        var asked = blankToNull(joined);
        return asked == null ? null : List.of(asked.strip().split("\\s*,\\s*"));
    }

    /** A level by name, or none. */
    static @Nullable Level levelOf(@Nullable String level) {
        var asked = blankToNull(level);
        if (asked == null) {
            return null;
        }
        try {
            return Level.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw refused("level", asked, "RED、YELLOW、BLUE");
        }
    }

    private @Nullable String oneState() {
        var given = blankToNull(state);
        var asked = given == null ? "OPEN" : given.toUpperCase(Locale.ROOT);
        return switch (asked) {
            case "OPEN", "CLEARED" -> asked;
            case "ALL" -> null;
            default -> throw refused("state", asked, "OPEN、CLEARED、ALL");
        };
    }

    private @Nullable Integer oneMonth() {
        var asked = blankToNull(month);
        if (asked == null) {
            return null;
        }
        try {
            return Months.of(YearMonth.parse(asked));
        } catch (DateTimeParseException malformed) {
            throw refused("month", asked, "2026-10");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Refusal refused(String parameter, String value, String known) {
        return Refusal.badRequest(
                "UNKNOWN_FILTER",
                "无法按 %s=“%s”筛选；可用：%s。".formatted(parameter, value, known),
                "The list cannot be filtered by %s=“%s”; use: %s."
                        .formatted(parameter, value, known.replace("、", ", ")));
    }
}
