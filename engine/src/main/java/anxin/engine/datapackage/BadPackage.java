package anxin.engine.datapackage;

import java.util.Locale;
import java.util.Map;

/** The package as a whole cannot be taken: it is missing, damaged, larger than allowed, or a trap. */
public final class BadPackage extends Exception {

    private final String code;
    private final Map<String, String> args;

    BadPackage(String code, Map<String, String> args) {
        super(Sentences.badPackage(code, args, Locale.ENGLISH));
        this.code = code;
        this.args = Map.copyOf(args);
    }

    /** Stable code of the sentence. */
    public String code() {
        return code;
    }

    /** What stood in the way and what to do, in Chinese or English. */
    public String sentence(Locale locale) {
        return Sentences.badPackage(code, args, locale);
    }
}
