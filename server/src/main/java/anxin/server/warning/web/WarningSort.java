package anxin.server.warning.web;

import anxin.server.http.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders a list can be read in, each with a key that tells every two warnings apart. */
enum WarningSort {
    LEVEL("w.level, w.raised_on, w.id", "w.level desc, w.raised_on desc, w.id desc", "<"),
    RAISED("w.raised_on, w.id", "w.raised_on desc, w.id desc", "<"),
    VALUE("w.value_num, w.id", "w.value_num desc, w.id desc", "<"),
    PROJECT("w.project_code, w.id", "w.project_code, w.id", ">");

    private final String key;
    private final String order;
    private final String after;

    WarningSort(String key, String order, String after) {
        this.key = key;
        this.order = order;
        this.after = after;
    }

    static WarningSort of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return LEVEL;
        }
        try {
            return valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.badRequest(
                    "UNKNOWN_SORT",
                    "无法按“%s”排序：可用 level、raised、value、project。".formatted(text),
                    "There is no order \"%s\": use level, raised, value or project.".formatted(text));
        }
    }

    String order() {
        return order;
    }

    /** Leaves only what follows the last row of the page before. */
    void after(@Nullable String cursor, WarningFilter.Conditions conditions) {
        if (cursor == null || cursor.isBlank()) {
            return;
        }
        var parts = decode(cursor);
        try {
            if (!parts.getFirst().equals(name())) {
                throw new IllegalArgumentException("a cursor of another order");
            }
            conditions.add("(" + key + ") " + after + " (" + placeholders() + ")", keys(parts));
        } catch (RuntimeException broken) {
            throw Refusal.badRequest(
                    "BROKEN_CURSOR",
                    "无法继续翻页：页码标记无效。请从第一页重新开始。",
                    "The list cannot be continued: the cursor is not one this list gave out. Start again from the first page.");
        }
    }

    String cursor(WarningRow last) {
        var parts = switch (this) {
            case LEVEL -> List.of(name(), last.level() + "", last.raisedOn() + "", last.id() + "");
            case RAISED -> List.of(name(), last.raisedOn() + "", last.id() + "");
            case VALUE -> List.of(name(), last.value(), last.id() + "");
            case PROJECT -> List.of(name(), last.projectCode(), last.id() + "");
        };
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private String placeholders() {
        return this == LEVEL ? ":after1, :after2, :afterId" : ":after1, :afterId";
    }

    private Map<String, Object> keys(List<String> parts) {
        long id = Long.parseLong(parts.getLast());
        return switch (this) {
            case LEVEL ->
                Map.of(
                        "after1",
                        Short.parseShort(parts.get(1)),
                        "after2",
                        LocalDate.parse(parts.get(2)),
                        "afterId",
                        id);
            case RAISED -> Map.of("after1", LocalDate.parse(parts.get(1)), "afterId", id);
            case VALUE -> Map.of("after1", new BigDecimal(parts.get(1)), "afterId", id);
            case PROJECT -> Map.of("after1", parts.get(1), "afterId", id);
        };
    }

    private static List<String> decode(String cursor) {
        try {
            return List.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1));
        } catch (IllegalArgumentException notOurs) {
            return List.of("");
        }
    }
}
