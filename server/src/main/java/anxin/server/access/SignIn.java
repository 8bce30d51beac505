package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Checks who wants to come in, and writes down every attempt. */
@Component
class SignIn {

    private final Users users;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final PasswordLinks links;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Changes changes;
    private final SignInLog log;
    private final Attempts attempts;

    SignIn(
            Users users,
            Passwords passwords,
            PasswordPolicy policy,
            PasswordLinks links,
            SecondFactors factors,
            Sessions sessions,
            Changes changes,
            SignInLog log,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.policy = policy;
        this.links = links;
        this.factors = factors;
        this.sessions = sessions;
        this.changes = changes;
        this.log = log;
        this.attempts = new Attempts(clock);
    }

    Entered check(String typed, String password, @Nullable String code, String address) {
        var login = SignInLog.oneLine(typed).strip().toLowerCase(Locale.ROOT);
        waitIfToldTo(login, address);
        var account = users.account(login);
        // A name that does not exist takes just as long as one that does.
        boolean matches =
                passwords.matches(password, account.map(Account::passwordHash).orElse(null));
        if (account.isEmpty() || !matches) {
            attempts.failed(login, address);
            record(login, address, "WRONG");
            throw wrong();
        }
        var user = account.get();
        // Only who knows the password learns that there is a second factor.
        boolean strong = factors.isOn(user.id());
        if (strong) {
            checkCode(user, code, address);
        }
        attempts.succeeded(login, address);
        record(login, address, "OK");
        return new Entered(user, strong);
    }

    /** The code of somebody who came through the identity provider, which did not say how it made sure. */
    void checkCodeOfProvided(User user, String code, String address) {
        confirmCode(user, code, address);
        log.record(SignInLog.Way.PROVIDER, user.login(), address, "OK");
    }

    /** For what a console left open must not be enough for. */
    void requireProof(long session) {
        if (!sessions.isProved(session)) {
            throw Refusal.forbidden(
                    "PROOF_NEEDED",
                    "办理这一事项要再确认一次是您本人；请输入登录密码，没有本系统密码的请退出后重新登录。",
                    "This needs to be sure that it is you: enter your password, or without one here sign out and in again.");
        }
    }

    /** Before something that a session alone must not be enough for. */
    void confirmPassword(User user, String password, String address) {
        waitIfToldTo(user.login(), address);
        if (!passwords.matches(
                password, users.account(user.login()).map(Account::passwordHash).orElse(null))) {
            attempts.failed(user.login(), address);
            throw Refusal.badRequest(
                    "WRONG_PASSWORD", "原密码不正确；什么都没有改。", "The password is not right; nothing was changed.");
        }
    }

    /** The same with a code of the second factor. */
    void confirmCode(User user, String code, String address) {
        waitIfToldTo(user.login(), address);
        if (!factors.accepts(user.id(), code)) {
            attempts.failed(user.login(), address);
            throw SecondFactors.wrongCode();
        }
    }

    /** Whoever else is signed in as this user is signed out. */
    void changePassword(User user, String old, String wanted, String address, long session) {
        confirmPassword(user, old, address);
        if (old.equals(wanted)) {
            throw Refusal.badRequest(
                    "PASSWORD_SAME", "新密码与原密码相同；请换一个。", "The new password is the old one; choose another.");
        }
        policy.check(user, wanted);
        users.changePassword(user.id(), passwords.hash(wanted));
        links.withdraw(user.id());
        sessions.endAllBut(user.id(), session);
        changes.record(user, user.id(), Changes.Kind.PASSWORD_CHANGED);
    }

    /** @param strong whether a second factor was shown */
    record Entered(Account account, boolean strong) {}

    private void checkCode(Account user, @Nullable String code, String address) {
        if (code == null || code.isBlank()) {
            record(user.login(), address, "CODE_NEEDED");
            throw new Refusal(
                    HttpStatus.UNAUTHORIZED,
                    "SECOND_FACTOR_NEEDED",
                    new Words(
                            "请输入手机验证器上的 6 位动态口令；手机不在身边，可以用一个恢复码。",
                            "Enter the six digits your authenticator shows; without the phone, one of your recovery codes."));
        }
        if (!factors.accepts(user.id(), code)) {
            attempts.failed(user.login(), address);
            record(user.login(), address, "CODE_WRONG");
            throw new Refusal(
                    HttpStatus.UNAUTHORIZED,
                    "SECOND_FACTOR_WRONG",
                    SecondFactors.wrongCode().words());
        }
    }

    private void waitIfToldTo(String login, String address) {
        attempts.wait(login, address).ifPresent(wait -> {
            record(login, address, "TOO_MANY");
            throw tooMany(wait);
        });
    }

    private void record(String login, String address, String outcome) {
        log.record(SignInLog.Way.PASSWORD, login, address, outcome);
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
