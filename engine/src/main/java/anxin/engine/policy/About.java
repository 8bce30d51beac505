package anxin.engine.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule is asked about: the project as a whole, or each wage month of it. */
public enum About {
    PROJECT,
    MONTH;

    /** As packs write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<About> of(String text) {
        return Arrays.stream(values())
                .filter(about -> about.text().equals(text))
                .findFirst();
    }
}
