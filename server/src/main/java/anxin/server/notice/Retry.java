package anxin.server.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

/** When something that could not be sent is tried again: after 1, 2, 4 … minutes, at most six hours, twelve times in all. */
record Retry(String state, OffsetDateTime at) {

    private static final int MOST = 12;
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int LONGEST_TEXT = 300;

    /** @param tries how often it was tried before this time */
    static Retry after(int tries, Instant now) {
        var pause = Duration.ofMinutes(1L << Math.min(tries, MOST));
        return new Retry(
                tries + 1 < MOST ? "WAITING" : "GIVEN_UP",
                now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause).atOffset(ZoneOffset.UTC));
    }

    static String said(Exception e) {
        var text = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}
