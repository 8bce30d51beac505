package anxin.server.access;

import anxin.server.http.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time links by which people set their password themselves, so that no administrator ever knows one (一次性设置密码链接). */
@Component
class PasswordLinks {

    static final Duration VALID = Duration.ofHours(72);

    private final JdbcClient jdbc;
    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Changes changes;
    private final PasswordPolicy policy;
    private final Clock clock;

    PasswordLinks(
            JdbcClient jdbc,
            Users users,
            Passwords passwords,
            Sessions sessions,
            Changes changes,
            PasswordPolicy policy,
            Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.changes = changes;
        this.policy = policy;
        this.clock = clock;
    }

    /** A new link; those given out before are withdrawn. */
    @Transactional
    public Link make(@Nullable User by, long userId) {
        withdraw(userId);
        var token = Secrets.token();
        var now = clock.instant();
        var until = now.plus(VALID);
        jdbc.sql("""
                        insert into access.password_link (token_hash, user_id, made_at, expires_at)
                        values (:hash, :user, :now, :until)
                        """)
                .param("hash", Secrets.hash(token))
                .param("user", userId)
                .param("now", OffsetDateTime.now(clock))
                .param("until", OffsetDateTime.ofInstant(until, clock.getZone()))
                .update();
        changes.record(by, userId, Changes.Kind.LINK_MADE);
        return new Link(token, until);
    }

    void withdraw(long userId) {
        jdbc.sql("update access.password_link set used_at = :now where user_id = :user and used_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("user", userId)
                .update();
    }

    /** Whose password the link sets. Unknown, used, withdrawn and expired links are refused alike. */
    Account open(String token) {
        return jdbc.sql("""
                        select user_id from access.password_link
                         where token_hash = :hash and used_at is null and expires_at > :now
                        """)
                .param("hash", Secrets.hash(token))
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional()
                .flatMap(users::active)
                .orElseThrow(PasswordLinks::notValid);
    }

    /** Sets the password. Whoever was signed in as this user is signed out. */
    @Transactional
    public void use(String token, String password) {
        var user = open(token);
        policy.check(user, password);
        int taken = jdbc.sql("""
                        update access.password_link set used_at = :now
                         where token_hash = :hash and used_at is null and expires_at > :now
                        """)
                .param("hash", Secrets.hash(token))
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (taken == 0) {
            throw notValid();
        }
        users.changePassword(user.id(), passwords.hash(password));
        sessions.endAll(user.id());
        changes.record(user, user.id(), Changes.Kind.PASSWORD_SET);
    }

    private static Refusal notValid() {
        return Refusal.notFound(
                "LINK_NOT_VALID",
                "这个设置密码的链接无效、已用过或已过期；请联系系统管理员重新生成。",
                "This link to set a password is not valid, has been used or has expired; ask the system administrator for a new one.");
    }

    /** Shown once; only its hash is kept. */
    record Link(String token, Instant validUntil) {}
}
