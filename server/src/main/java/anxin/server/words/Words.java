package anxin.server.words;

import java.util.Locale;

/** One sentence in both languages, Chinese first. */
public record Words(String zh, String en) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
