package anxin.engine.datapackage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words for rejections, remarks and refusals, from the message bundles beside this class. */
final class Sentences {

    private static final String BUNDLE = "anxin.engine.datapackage.sentences";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private Sentences() {}

    static String rejection(Rejection r, Locale locale) {
        var words = words(locale);
        var args = new HashMap<>(r.args());
        args.put("value", r.value());
        args.put("column", title(r.kind(), r.column(), locale));
        if (r.kind() != null && r.code().startsWith("dictionary")) {
            args.put("codes", codes(r.kind().column(r.column()), words, locale));
        }
        if (r.kind() != null && r.code().startsWith("header-")) {
            args.put("columns", columns(r.kind(), r.args().getOrDefault("columns", ""), words, locale));
        }
        String advice = r.args().containsKey("instead") ? fill(words.getString("advice"), args) : "";
        return fill(words.getString("rejection." + r.code()), args) + advice;
    }

    static String remark(Remark r, Locale locale) {
        var args = new HashMap<>(r.args());
        args.put("line", "" + r.line());
        args.put("column", title(r.kind(), r.column(), locale));
        return fill(words(locale).getString("remark." + r.code()), args);
    }

    static String badPackage(String code, Map<String, String> args, Locale locale) {
        return fill(words(locale).getString("package." + code), args);
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    }

    /** Fills in all at once, so that braces in a cell stay what they are. */
    private static String fill(String sentence, Map<String, String> args) {
        return PLACEHOLDER
                .matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(args.getOrDefault(found.group(1), "")));
    }

    private static String codes(Column column, ResourceBundle words, Locale locale) {
        Dictionary dictionary = column.dictionary();
        return dictionary == null
                ? ""
                : dictionary.codes(locale).entrySet().stream()
                        .map(code ->
                                fill(words.getString("code"), Map.of("code", code.getKey(), "title", code.getValue())))
                        .collect(Collectors.joining(words.getString("list.separator")));
    }

    private static String columns(FileKind kind, String names, ResourceBundle words, Locale locale) {
        return Arrays.stream(names.split(","))
                .map(name -> fill(words.getString("column"), Map.of("name", name, "title", title(kind, name, locale))))
                .collect(Collectors.joining(words.getString("list.separator")));
    }

    private static String title(@Nullable FileKind kind, String column, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        if (column.equals(FileKind.DELETED)) {
            return english ? FileKind.DELETED : FileKind.DELETED_CHINESE;
        }
        if (kind == null || kind.columns().stream().noneMatch(c -> c.name().equals(column))) {
            return column;
        }
        return kind.column(column).title(locale);
    }
}
