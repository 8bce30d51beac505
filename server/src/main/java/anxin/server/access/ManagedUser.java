package anxin.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see them.
 *
 * @param wholly whether all posts of the user are within the areas of who looks; else the account is not theirs to manage
 */
record ManagedUser(
        long id,
        String login,
        String name,
        boolean active,
        boolean passwordSet,
        boolean secondFactor,
        boolean wholly,
        @Nullable Instant lastSignIn)
        implements Person {}
