package anxin.server.access;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives people their accounts: the first administrator, those of a demonstration. */
@Component
public class Accounts {

    // Without letters and digits that are easily mistaken for one another.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Users users;
    private final PasswordEncoder passwords;
    private final SecureRandom random = new SecureRandom();

    Accounts(Users users, PasswordEncoder passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /** On a database without any account: an administrator, and the password that is shown this once. */
    @Transactional
    public Optional<Credentials> firstAdministrator() {
        if (!users.none()) {
            return Optional.empty();
        }
        var password = random.ints(16, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
        put("admin", "系统管理员", Role.ADMIN, 0, password);
        return Optional.of(new Credentials("admin", password));
    }

    /** Adds an account, or renews the one with this login; area 0 is the whole country. */
    @Transactional
    public void put(String login, String name, Role role, int area, String password) {
        users.put(login, name, role, area, hash(password));
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    /** What someone signs in with. */
    public record Credentials(String login, String password) {}
}
