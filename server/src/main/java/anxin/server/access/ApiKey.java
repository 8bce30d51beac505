package anxin.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a key of a program; the key itself is not. */
record ApiKey(
        long id,
        long programId,
        String prefix,
        KeyScope scope,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedFrom) {

    boolean isGoodAt(Instant now) {
        return withdrawnAt == null && expiresAt.isAfter(now);
    }
}
