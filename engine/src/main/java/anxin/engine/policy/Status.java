package anxin.engine.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a pack holds (效力状态): only one in force is used without being asked for. */
public enum Status {
    IN_FORCE("现行有效", "in force"),
    DRAFT("草案，仅供试算", "draft, for trial only"),
    CLOSED("已结束", "closed");

    private final Words words;

    Status(String zh, String en) {
        words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** The status as packs write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<Status> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }
}
