package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.secrecy.SecretBox;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second factor of those who have one: codes of an authenticator (动态口令) and recovery codes (恢复码). */
@Component
class SecondFactors {

    static final int RECOVERY_CODES = 10;
    static final String SECRET = "access.second_factor.secret";

    // Without letters and digits that are easily mistaken for one another; 28 of them are 138 bits.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Changes changes;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, SecretBox box, Changes changes, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.changes = changes;
        this.clock = clock;
    }

    /** Since when it is asked for at sign-in. */
    Optional<Instant> since(long userId) {
        return jdbc.sql("""
                        select confirmed_at from access.second_factor where user_id = :user and confirmed_at is not null
                        """)
                .param("user", userId)
                .query((row, _) ->
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    boolean isOn(long userId) {
        return since(userId).isPresent();
    }

    int recoveryCodesLeft(long userId) {
        return jdbc.sql("select count(*) from access.recovery_code where user_id = :user and used_at is null")
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    /** A new secret, which counts only once a code of it has been shown; the one before, if unconfirmed, is forgotten. */
    Enrolment begin(User user) {
        var secret = Secrets.bytes(Totp.SECRET_BYTES);
        int written = jdbc.sql("""
                        insert into access.second_factor as f (user_id, secret, begun_at) values (:user, :secret, :now)
                        on conflict (user_id) do update
                           set secret = excluded.secret, begun_at = excluded.begun_at, last_step = 0
                         where f.confirmed_at is null
                        """)
                .param("user", user.id())
                .param("secret", box.encrypt(SECRET, user.id(), secret))
                .param("now", now())
                .update();
        if (written == 0) {
            throw Refusal.conflict(
                    "SECOND_FACTOR_IS_ON",
                    "动态口令已经启用；要换手机，请先关闭再重新启用。",
                    "The second factor is on already; to change the phone switch it off first, then on again.");
        }
        return new Enrolment(Totp.base32(secret), Totp.uri(user.login(), secret));
    }

    /** The authenticator works, so from now on it is asked for; the recovery codes are shown this once. */
    @Transactional
    public List<String> confirm(User user, String code) {
        if (isOn(user.id()) || !acceptsTimed(user.id(), code.strip(), false)) {
            throw wrongCode();
        }
        jdbc.sql("update access.second_factor set confirmed_at = :now where user_id = :user")
                .param("now", now())
                .param("user", user.id())
                .update();
        var codes = Stream.generate(SecondFactors::recoveryCode)
                .limit(RECOVERY_CODES)
                .toList();
        for (var recovery : codes) {
            jdbc.sql("insert into access.recovery_code (user_id, code_hash) values (:user, :hash)")
                    .param("user", user.id())
                    .param("hash", Secrets.hash(plain(recovery)))
                    .update();
        }
        changes.record(user, user.id(), Changes.Kind.SECOND_FACTOR_ON);
        return codes;
    }

    /** Whether the code is right: of the authenticator or a recovery code, each good once. */
    boolean accepts(long userId, String code) {
        var given = code.strip();
        return given.matches("[0-9]{6}") ? acceptsTimed(userId, given, true) : acceptsRecovery(userId, plain(given));
    }

    @Transactional
    public void switchOff(@Nullable User by, long userId) {
        int gone = jdbc.sql("delete from access.second_factor where user_id = :user and confirmed_at is not null")
                .param("user", userId)
                .update();
        if (gone > 0) {
            changes.record(by, userId, Changes.Kind.SECOND_FACTOR_OFF);
        }
    }

    static Refusal wrongCode() {
        return Refusal.badRequest(
                "SECOND_FACTOR_WRONG",
                "动态口令不正确或已经用过；请等下一个再试，并检查手机的时间是否准确。",
                "The code is not right or has been used; wait for the next one and check the clock of your phone.");
    }

    private boolean acceptsTimed(long userId, String code, boolean confirmed) {
        var encrypted = jdbc.sql("""
                        select secret from access.second_factor
                         where user_id = :user and (confirmed_at is not null) = :confirmed
                        """)
                .param("user", userId)
                .param("confirmed", confirmed)
                .query((row, _) -> row.getBytes("secret"))
                .optional();
        if (encrypted.isEmpty()) {
            return false;
        }
        var step = Totp.stepOf(code, box.decrypt(SECRET, userId, encrypted.get()), clock.instant());
        // A code that was used, and every older one, is worth nothing any more.
        return step.isPresent()
                && jdbc.sql("""
                        update access.second_factor set last_step = :step where user_id = :user and last_step < :step
                        """)
                                .param("step", step.getAsLong())
                                .param("user", userId)
                                .update()
                        == 1;
    }

    private boolean acceptsRecovery(long userId, String code) {
        return jdbc.sql("""
                        update access.recovery_code set used_at = :now
                         where user_id = :user and code_hash = :hash and used_at is null
                        """)
                        .param("now", now())
                        .param("user", userId)
                        .param("hash", Secrets.hash(code))
                        .update()
                == 1;
    }

    private static String recoveryCode() {
        return IntStream.range(0, 7)
                .mapToObj(_ -> IntStream.range(0, 4)
                        .mapToObj(_ -> String.valueOf(LETTERS.charAt(Secrets.below(LETTERS.length()))))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    private static String plain(String recoveryCode) {
        return recoveryCode.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    record Enrolment(String secret, String uri) {}
}
