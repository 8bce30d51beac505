package anxin.server.access;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives people their accounts: the first administrator, those of a demonstration. */
@Component
public class Accounts {

    private static final String FIRST = "admin";

    private final Users users;
    private final Passwords passwords;
    private final PasswordLinks links;

    Accounts(Users users, Passwords passwords, PasswordLinks links) {
        this.users = users;
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
        boolean isNew = users.account(FIRST).isEmpty();
        users.putFirst(FIRST, "系统管理员", Role.ADMIN);
        var user = users.account(FIRST).orElseThrow().user();
        return Optional.of(new FirstLink(FIRST, links.make(null, user.id()).token(), isNew));
    }

    /** Adds an account, or renews the one with this login; area 0 is the whole country. */
    @Transactional
    public void put(String login, String name, Role role, int area, String password) {
        users.put(login, name, role, area, passwords.hash(password));
    }

    /**
     * By which the first administrator sets a password.
     *
     * @param isNew whether the account was made just now
     */
    public record FirstLink(String login, String token, boolean isNew) {}
}
