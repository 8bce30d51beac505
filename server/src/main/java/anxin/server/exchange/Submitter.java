package anxin.server.exchange;

import org.jspecify.annotations.Nullable;

/**
 * Who hands a package in.
 *
 * @param area area of the user; 0 is the whole country
 * @param orgId organisation of the user; 0 is none
 * @param key readable part of the API key, when a program does
 */
public record Submitter(
        long userId,
        String name,
        int area,
        int orgId,
        @Nullable String key) {

    /** Whoever sits at the machine itself and uses the commands. */
    public static final Submitter OPERATOR = new Submitter(0, "operator", 0, 0, null);
}
