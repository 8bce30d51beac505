package anxin.server.dispatch;

import anxin.server.access.User;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, and under which post.
 *
 * @param login null for the application itself
 * @param user 0 for the application
 * @param organisation of the post; 0 for none
 * @param onBehalfOf whom a deputy stood in for
 */
public record By(
        @Nullable String login,
        String name,
        long user,
        @Nullable String post,
        int organisation,
        @Nullable String onBehalfOf) {

    public By(@Nullable String login, String name) {
        this(login, name, 0, null, 0, null);
    }

    public static By application() {
        return new By(null, "系统");
    }

    public static By user(User user) {
        var holder = user.post().holder();
        return new By(
                user.login(),
                user.name(),
                user.id(),
                user.post().called(Locale.CHINESE),
                user.organisation(),
                holder == null ? null : holder.name());
    }
}
