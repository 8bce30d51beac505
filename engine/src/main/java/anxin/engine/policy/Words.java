package anxin.engine.policy;

import java.util.Locale;

/** One text for people, in Chinese and in English. */
public record Words(String zh, String en) {

    /** The text in the reader's language; Chinese unless English is asked for. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
