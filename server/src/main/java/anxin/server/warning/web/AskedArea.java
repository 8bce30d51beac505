package anxin.server.warning.web;

import anxin.server.access.Scope;
import anxin.server.access.User;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import org.jspecify.annotations.Nullable;

/**
 * The area a question is about, cut to what the user may see.
 *
 * <p>Six digits mean an area with all below it. Nine digits that end in 000 mean what is registered under that very
 * code and no place below, so that the parts of an area add up to it.
 *
 * @param code nine-digit number; 0 is the whole country
 */
record AskedArea(int code, Scope scope) {

    static AskedArea of(@Nullable String text, User user) {
        if (text == null || text.isBlank()) {
            return new AskedArea(user.area(), user.scope());
        }
        int code;
        try {
            code = Areas.number(text);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest(
                    "AREA_CODE_INVALID",
                    "“%s”不是行政区划代码；请用 6 位或 9 位数字。".formatted(text),
                    "“%s” is not an area code; use 6 or 9 digits.".formatted(text));
        }
        if (text.length() == 9) {
            boolean seen = user.scope().holds(code);
            return new AskedArea(code, seen ? new Scope(code, code) : new Scope(1, 0));
        }
        return new AskedArea(code, user.scope().within(code));
    }

    /** What a part of this area is asked by, such that asking for it gives that part and nothing else. */
    String partCode(int part) {
        return part == code && part % 1_000 == 0 ? "%09d".formatted(part) : Areas.text(part);
    }

    /** How many codes lie in an area right below this one. */
    int partSize() {
        return switch (Areas.level(code)) {
            case 0 -> 10_000_000;
            case 1 -> 100_000;
            case 2 -> 1_000;
            default -> 1;
        };
    }
}
