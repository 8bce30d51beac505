package anxin.server.access;

import org.jspecify.annotations.Nullable;

/** Which users are looked for; what is not given does not matter. */
record UserFilter(
        @Nullable String text,
        @Nullable Role role,
        @Nullable Boolean active) {}
