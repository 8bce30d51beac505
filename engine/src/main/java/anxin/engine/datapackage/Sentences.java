package anxin.engine.datapackage;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words for rejections, remarks and refusals, from the message bundles beside this class. */
final class Sentences {

    private static final String BUNDLE = "anxin.engine.datapackage.sentences";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Sentences() {}

    static String rejection(Rejection r, Locale locale) {
        return fill("rejection." + r.code(), r.args(), r.kind(), r.column(), r.value(), locale);
    }

    static String remark(Remark r, Locale locale) {
        return fill("remark." + r.code(), r.args(), r.kind(), r.column(), "", locale);
    }

    static String badPackage(String code, Map<String, String> args, Locale locale) {
        return fill("package." + code, args, null, "", "", locale);
    }

    private static String fill(
            String key, Map<String, String> args, @Nullable FileKind kind, String column, String value, Locale locale) {
        String sentence = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key);
        sentence = sentence.replace("{column}", title(kind, column, locale));
        for (var arg : args.entrySet()) {
            sentence = sentence.replace("{" + arg.getKey() + "}", arg.getValue());
        }
        return sentence.replace("{value}", value);
    }

    private static String title(@Nullable FileKind kind, String column, Locale locale) {
        if (column.equals(FileKind.DELETED) && !locale.getLanguage().equals("en")) {
            return FileKind.DELETED_CHINESE;
        }
        if (kind == null || kind.columns().stream().noneMatch(c -> c.name().equals(column))) {
            return column;
        }
        return kind.column(column).title(locale);
    }
}
