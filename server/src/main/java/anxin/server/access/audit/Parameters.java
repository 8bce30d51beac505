package anxin.server.access.audit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a list was narrowed by, as the record keeps it: words that people type and long numbers only by their beginning. */
final class Parameters {

    private static final int MOST = 20;
    private static final int LONGEST = 60;

    /** What people type freely, and what only says where a list goes on. */
    private static final Set<String> TYPED = Set.of("text");

    private static final Set<String> OF_NO_MEANING = Set.of("cursor");

    private static final Pattern CODE = Pattern.compile("[\\w.,:;/+ -]*", Pattern.UNICODE_CASE);
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{10}");

    private Parameters() {}

    /**
     * The query of an address. Not the parameters of the request: reading those may read its body, or fail.
     *
     * @param rest what the path named besides the subject
     */
    static String of(@Nullable String query, Map<String, String> rest, JsonMapper json) {
        var kept = new TreeMap<String, String>(rest);
        Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .limit(MOST)
                .forEach(pair -> {
                    int equals = pair.indexOf('=');
                    var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                    if (!OF_NO_MEANING.contains(name)) {
                        var value = kept(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                        kept.merge(Plain.line(name, LONGEST), value, (one, other) -> one + "," + other);
                    }
                });
        return kept.isEmpty() ? "" : json.writeValueAsString(kept);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "\uFFFD";
        }
    }

    /** Names, identity numbers, telephones and cards must not stand in the record of who looked for them. */
    static String kept(String name, String value) {
        if (value.isEmpty()) {
            return value;
        }
        var first = new String(Character.toChars(value.codePointAt(0)));
        return !TYPED.contains(name)
                        && CODE.matcher(value).matches()
                        && !LONG_NUMBER.matcher(value).find()
                ? Plain.line(value, LONGEST)
                : Plain.line(first, 1) + "***";
    }
}
