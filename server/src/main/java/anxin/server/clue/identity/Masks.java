package anxin.server.clue.identity;

import anxin.engine.identity.IdentityNumber;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Personal values as people see them who have given no reason (脱敏). */
public final class Masks {

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?![\\dXx])");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)1\\d{2}[- ]?\\d{4}[- ]?\\d{4}(?!\\d)");

    private Masks() {}

    /** {@code 张*}; the first character may be one of those that take two places. */
    public static @Nullable String name(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }

    /** {@code 138****1234}; of anything shorter only the last two. */
    public static @Nullable String phone(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        var digits = phone.replaceAll("\\D", "");
        return digits.length() >= 11
                ? digits.substring(digits.length() - 11, digits.length() - 8) + "****"
                        + digits.substring(digits.length() - 4)
                : "****" + digits.substring(Math.max(0, digits.length() - 2));
    }

    public static @Nullable String identityNumber(@Nullable String number) {
        return number == null ? null : IdentityNumber.masked(number);
    }

    /** A text without telephones and identity numbers, and without these names. */
    public static @Nullable String text(@Nullable String text, Collection<String> names) {
        if (text == null) {
            return null;
        }
        var masked = NUMBER.matcher(text).replaceAll(found -> found.group().substring(0, 2) + "****************");
        masked = PHONE.matcher(masked).replaceAll("1**********");
        for (var name : names.stream()
                .filter(name -> name.codePointCount(0, name.length()) > 1)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            masked = masked.replace(name, name.substring(0, name.offsetByCodePoints(0, 1)) + "*");
        }
        return masked;
    }
}
