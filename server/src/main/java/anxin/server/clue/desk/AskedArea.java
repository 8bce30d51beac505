package anxin.server.clue.desk;

import anxin.server.access.Scope;
import anxin.server.access.User;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import org.jspecify.annotations.Nullable;

/** The area a question is about, cut to what the user may see where they ask by area at all. */
public final class AskedArea {

    private AskedArea() {}

    /** Without a code, everything the user sees, what was given to them elsewhere included. */
    public static Scope of(@Nullable String code, User user) {
        return code == null || code.isBlank() ? Scope.EVERYWHERE : user.scope().within(number(code));
    }

    /** Nine digits, from what people write. */
    public static int number(String code) {
        try {
            return Areas.number(code.strip());
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest(
                    "AREA_CODE_INVALID",
                    "“%s”不是行政区划代码；请用 6 位或 9 位数字。".formatted(code),
                    "“%s” is not an area code; use 6 or 9 digits.".formatted(code));
        }
    }
}
