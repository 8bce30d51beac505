package anxin.engine.clue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The day a letter was sent, written {@code 2026/1/5 19:49:28}, {@code 2026-01-05T19:49} or {@code 2026年1月5日}. */
final class SentTime {

    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})");

    private SentTime() {}

    static @Nullable LocalDate day(String time) {
        var found = DAY.matcher(time);
        if (!found.find()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
