package anxin.server.clue.intake;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What whoever reported gets in hand (回执).
 *
 * @param secret empty where the sender gave no key to make it from
 * @param due the last day for an answer; empty where no pack sets one
 */
public record Receipt(
        long clue,
        String number,
        @Nullable String secret,
        Instant receivedAt,
        @Nullable LocalDate due,
        @Nullable String limitRule,
        int reporters,
        boolean fresh) {}
