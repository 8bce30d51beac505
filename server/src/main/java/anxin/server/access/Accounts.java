package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives people their accounts: the first administrator, those of a demonstration. */
@Component
public class Accounts {

    private static final String FIRST = "admin";

    private final Users users;
    private final Posts posts;
    private final Passwords passwords;
    private final PasswordLinks links;

    Accounts(Users users, Posts posts, Passwords passwords, PasswordLinks links) {
        this.users = users;
        this.posts = posts;
        this.passwords = passwords;
        this.links = links;
    }

    /**
     * On a database without any account: an administrator, and the one-time link to set the password. The same account
     * gets a new link as long as nobody has a password, so that a lost or expired link locks nobody out.
     */
    @Transactional
    public Optional<FirstLink> firstAdministrator() {
        if (users.anyWithPassword()) {
            return Optional.empty();
        }
        var added = users.add(FIRST, "系统管理员");
        added.ifPresent(id -> posts.give(id, null, Role.ADMIN, Areas.COUNTRY, 0, posts.today(), null));
        var user = users.account(FIRST).orElseThrow();
        return Optional.of(new FirstLink(FIRST, links.make(null, user.id()).token(), added.isPresent()));
    }

    /** Adds an account with one post, or renews the one with this login; area 0 is the whole country. */
    @Transactional
    public void put(String login, String name, Role role, int area, String password) {
        put(login, name, role, area, 0, password);
    }

    /** The same, of an organisation. */
    @Transactional
    public void put(String login, String name, Role role, int area, int organisation, String password) {
        long user = users.put(login, name, passwords.hash(password));
        var held = posts.heldBy(user).stream()
                .filter(post -> post.holder() == null)
                .toList();
        if (held.stream()
                .noneMatch(post -> post.role() == role && post.area() == area && post.organisation() == organisation)) {
            held.forEach(post -> posts.end(post.id(), posts.today().minusDays(1)));
            posts.give(user, null, role, area, organisation, posts.today(), null);
        }
    }

    /**
     * By which the first administrator sets a password.
     *
     * @param isNew whether the account was made just now
     */
    public record FirstLink(String login, String token, boolean isNew) {}
}
