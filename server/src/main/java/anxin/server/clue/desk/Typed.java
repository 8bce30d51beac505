package anxin.server.clue.desk;

import anxin.server.http.Refusal;
import org.jspecify.annotations.Nullable;

/** What people typed, or a refusal that names what is missing. */
public final class Typed {

    private static final int LONGEST = 4_000;

    private Typed() {}

    /** At least two characters. */
    public static String needed(@Nullable String text, String zh, String en) {
        var said = text == null ? "" : text.strip();
        if (said.codePointCount(0, said.length()) < 2) {
            throw Refusal.badRequest(
                    "TEXT_NEEDED",
                    "没有填写%s；请填写后再提交。".formatted(zh),
                    "%s is missing; write it and send again.".formatted(en));
        }
        if (said.length() > LONGEST) {
            throw Refusal.badRequest(
                    "TEXT_TOO_LONG",
                    "%s太长，最多 %d 个字；请删减后再提交。".formatted(zh, LONGEST),
                    "%s is too long; at most %d characters.".formatted(en, LONGEST));
        }
        return said;
    }

    /** What was chosen. */
    public static <T> T chosen(@Nullable T value, String zh, String en) {
        if (value == null) {
            throw Refusal.badRequest(
                    "CHOICE_NEEDED",
                    "没有选择%s；请选择后再提交。".formatted(zh),
                    "%s is missing; choose it and send again.".formatted(en));
        }
        return value;
    }
}
