package anxin.server.hazard.web;

import anxin.server.hazard.life.Problem;
import anxin.server.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The orders a list can be read in. */
enum ProblemSort {
    NEWEST("p.id desc", "(p.id) < (:afterId)"),
    LEVEL("p.level desc, p.id desc", "(p.level, p.id) < (:after::smallint, :afterId)"),
    DUE("coalesce(p.due_on, 'infinity'), p.id", "(coalesce(p.due_on, 'infinity'), p.id) > (:after::date, :afterId)");

    private final String order;
    private final String after;

    ProblemSort(String order, String after) {
        this.order = order;
        this.after = after;
    }

    String order() {
        return order;
    }

    /** What leaves only what follows the row the cursor names. */
    String after() {
        return after;
    }

    String cursor(Problem last) {
        var value = switch (this) {
            case NEWEST -> "";
            case LEVEL -> String.valueOf(last.level());
            case DUE -> Objects.toString(last.dueOn(), "infinity");
        };
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((name() + "\n" + value + "\n" + last.id()).getBytes(StandardCharsets.UTF_8));
    }

    /** The parameters of {@link #after}. */
    Map<String, Object> keys(String cursor) {
        try {
            var parts =
                    List.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1));
            if (parts.size() != 3 || !parts.getFirst().equals(name())) {
                throw new IllegalArgumentException("a cursor of another order");
            }
            var value = parts.get(1);
            if (this == LEVEL) {
                Short.parseShort(value);
            } else if (this == DUE && !value.equals("infinity")) {
                LocalDate.parse(value);
            }
            return Map.of("after", value, "afterId", Long.parseLong(parts.get(2)));
        } catch (IllegalArgumentException | java.time.format.DateTimeParseException notOurs) {
            throw Refusal.badRequest(
                    "BROKEN_CURSOR",
                    "无法继续翻页：页码标记无效。请从第一页重新开始。",
                    "The list cannot be continued: the cursor is not one this list gave out. Start again from the first page.");
        }
    }
}
