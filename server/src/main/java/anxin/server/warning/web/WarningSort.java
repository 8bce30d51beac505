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
    void after(Cursor cursor, WarningFilter.Conditions conditions) {
        try {
            if (!cursor.sort().equals(name())) {
                throw new IllegalArgumentException("a cursor of another order");
            }
            conditions.add("(" + key + ") " + after + " (" + placeholders() + ")", keys(cursor.keys()));
        } catch (RuntimeException broken) {
            throw Cursor.broken();
        }
    }

    /** Where a list goes on after its last row, in the state its first page saw. */
    Cursor after(WarningRow last, String seen) {
        var keys = switch (this) {
            case LEVEL -> List.of(last.level() + "", last.raisedOn() + "", last.id() + "");
            case RAISED -> List.of(last.raisedOn() + "", last.id() + "");
            case VALUE -> List.of(last.value(), last.id() + "");
            case PROJECT -> List.of(last.projectCode(), last.id() + "");
        };
        return new Cursor(name(), seen, keys);
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
                        Short.parseShort(parts.getFirst()),
                        "after2",
                        LocalDate.parse(parts.get(1)),
                        "afterId",
                        id);
            case RAISED -> Map.of("after1", LocalDate.parse(parts.getFirst()), "afterId", id);
            case VALUE -> Map.of("after1", new BigDecimal(parts.getFirst()), "afterId", id);
            case PROJECT -> Map.of("after1", parts.getFirst(), "afterId", id);
        };
    }

    /**
     * The place a list goes on from.
     *
     * @param seen the database's snapshot of the first page
     */
    record Cursor(String sort, String seen, List<String> keys) {

        static @Nullable Cursor of(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                var parts = List.of(
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1));
                var cursor = new Cursor(parts.getFirst(), parts.get(1), parts.subList(2, parts.size()));
                if (!cursor.seen.matches("\\d+:\\d+:[\\d,]*")) {
                    throw broken();
                }
                return cursor;
            } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
                throw broken();
            }
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            (sort + "\n" + seen + "\n" + String.join("\n", keys)).getBytes(StandardCharsets.UTF_8));
        }

        static Refusal broken() {
            return Refusal.badRequest(
                    "BROKEN_CURSOR",
                    "无法继续翻页：页码标记无效。请从第一页重新开始。",
                    "The list cannot be continued: the cursor is not one this list gave out. Start again from the first page.");
        }
    }
}
