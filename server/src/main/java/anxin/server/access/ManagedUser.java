package anxin.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as administrators see them. */
record ManagedUser(
        User user,
        boolean active,
        boolean passwordSet,
        boolean secondFactor,
        @Nullable Instant lastSignIn) {}
