package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks who wants to come in, and writes down every attempt. */
@Component
class SignIn {

    private final Users users;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Attempts attempts;
    private final String nobodysHash;

    // Each check takes 19 MiB on purpose; only as many at once as there are processors.
    private final Semaphore checking = new Semaphore(Runtime.getRuntime().availableProcessors());

    SignIn(Users users, PasswordEncoder passwords, JdbcClient jdbc, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.clock = clock;
        this.attempts = new Attempts(clock);
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody"));
    }

    User check(String typed, String password, String address) {
        var login = typed.strip().toLowerCase(Locale.ROOT);
        attempts.wait(login, address).ifPresent(wait -> {
            record(login, address, "TOO_MANY");
            throw tooMany(wait);
        });
        var account = users.account(login);
        // A name that does not exist takes just as long as one that does.
        boolean matches =
                matches(password, account.map(Users.Account::passwordHash).orElse(nobodysHash));
        if (account.isEmpty() || !matches) {
            attempts.failed(login, address);
            record(login, address, "WRONG");
            throw wrong();
        }
        attempts.succeeded(login, address);
        record(login, address, "OK");
        return account.get().user();
    }

    void changePassword(User user, String old, String wanted) {
        var account = users.account(user.login()).orElseThrow();
        if (!matches(old, account.passwordHash())) {
            throw Refusal.badRequest(
                    "WRONG_PASSWORD", "原密码不正确；密码没有改。", "The old password is not right; nothing was changed.");
        }
        if (wanted.length() < 10) {
            throw Refusal.badRequest(
                    "PASSWORD_TOO_SHORT",
                    "新密码至少要 10 个字符；密码没有改。",
                    "A new password needs at least 10 characters; nothing was changed.");
        }
        users.changePassword(user.id(), Objects.requireNonNull(passwords.encode(wanted)));
    }

    private boolean matches(String password, String hash) {
        checking.acquireUninterruptibly();
        try {
            return passwords.matches(password, hash);
        } finally {
            checking.release();
        }
    }

    private void record(String login, String address, String outcome) {
        jdbc.sql("insert into access.sign_in (at, login, address, outcome) values (:at, :login, :address, :outcome)")
                .param("at", OffsetDateTime.now(clock))
                .param("login", login.length() > 100 ? login.substring(0, 100) : login)
                .param("address", address)
                .param("outcome", outcome)
                .update();
    }

    private static Refusal wrong() {
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                "SIGN_IN_REFUSED",
                new Words(
                        "登录名或密码不正确；请检查后再试，忘记密码请联系系统管理员。",
                        "The login or the password is not right; check both and try again, or ask the system administrator."));
    }

    private static Refusal tooMany(Duration wait) {
        long minutes = wait.toMinutes() + 1;
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "TOO_MANY_ATTEMPTS",
                new Words(
                        "登录失败的次数太多，暂时不能登录；请 %d 分钟后再试。".formatted(minutes),
                        "Signing in has failed too often; please wait %d minutes and try again.".formatted(minutes)));
    }
}
