package anxin.server.access;

import anxin.server.words.Words;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A position under which somebody works (岗位): it alone says what they may do and see.
 *
 * @param name what it is called; without one it goes by its role
 * @param area 0 is the whole country
 * @param organisation 0 is none
 * @param holder whom a deputy stands in for; nobody where the post is one's own
 */
public record Post(
        long id,
        @Nullable String name,
        Role role,
        int area,
        int organisation,
        @Nullable Holder holder) {

    /** What one calls it. */
    public String called(Locale locale) {
        return name == null ? role.words().in(locale) : name;
    }

    /** In both languages. */
    Words words() {
        return name == null ? role.words() : new Words(name, name);
    }

    /**
     * Who holds a post that a deputy works under (被代理人).
     *
     * @param deputy number of this standing-in
     */
    public record Holder(long deputy, long id, String login, String name) {}
}
