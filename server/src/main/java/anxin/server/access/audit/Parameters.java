package anxin.server.access.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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

    static String of(HttpServletRequest request, Map<String, String> rest, JsonMapper json) {
        var kept = new LinkedHashMap<String, String>(rest);
        new TreeMap<>(request.getParameterMap())
                .entrySet().stream()
                        .filter(given -> !OF_NO_MEANING.contains(given.getKey()))
                        .limit(MOST)
                        .forEach(given -> kept.put(
                                Plain.line(given.getKey(), LONGEST),
                                kept(given.getKey(), String.join(",", given.getValue()))));
        return kept.isEmpty() ? "" : json.writeValueAsString(kept);
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
