package anxin.server.clue.worker;

import anxin.server.secrecy.SecretBox;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes by which workers see their own wages (工资查询验证码): six digits, ten minutes, five tries, one use. */
@Component
class WageCodes {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int MOST_TRIES = 5;
    private static final int MOST_A_DAY = 5;
    private static final int CODES = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;
    private final TransactionTemplate transaction;

    WageCodes(JdbcClient jdbc, SecretBox box, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    record Made(String code, Instant expiresAt) {}

    /**
     * A new code, which ends the one before; nothing if this person had too many today.
     *
     * @param byLogin the officer who gives it out; null where it is sent
     */
    Optional<Made> make(long person, @Nullable String byLogin) {
        return transaction.execute(_ -> {
            lock(person);
            var now = clock.instant();
            int today = jdbc.sql(
                            "select count(*) from clue.wage_code where person_id = ? and made_at > ? and by_login is null")
                    .params(person, at(now.minus(Duration.ofDays(1))))
                    .query(Integer.class)
                    .single();
            if (byLogin == null && today >= MOST_A_DAY) {
                return Optional.<Made>empty();
            }
            jdbc.sql("update clue.wage_code set expires_at = made_at where person_id = ? and used_at is null")
                    .param(person)
                    .update();
            var code = "%06d".formatted(RANDOM.nextInt(CODES));
            var ends = now.plus(GOOD_FOR);
            jdbc.sql(
                            "insert into clue.wage_code (person_id, code, made_at, expires_at, by_login) values (:person, :code, :at, :ends, :by)")
                    .param("person", person)
                    .param("code", hash(person, code))
                    .param("at", at(now))
                    .param("ends", at(ends))
                    .param("by", byLogin)
                    .update();
            return Optional.of(new Made(code, ends));
        });
    }

    private record Kept(long id, byte[] code) {}

    /** Whether this is the code of this person; right or wrong, it is a try. */
    boolean use(long person, String code) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            lock(person);
            var kept = jdbc.sql("""
                            update clue.wage_code set tries = tries + 1
                             where person_id = :person and used_at is null and expires_at > :now and tries < :most
                            returning id, code
                            """)
                    .param("person", person)
                    .param("now", at(clock.instant()))
                    .param("most", MOST_TRIES)
                    .query(Kept.class)
                    .list();
            return kept.stream()
                    .filter(one -> MessageDigest.isEqual(one.code(), hash(person, code)))
                    .findFirst()
                    .map(one -> jdbc.sql("update clue.wage_code set used_at = ? where id = ?")
                                    .params(at(clock.instant()), one.id())
                                    .update()
                            == 1)
                    .orElse(false);
        }));
    }

    private void lock(long person) {
        jdbc.sql("select pg_advisory_xact_lock(x'57434F44'::int, ?)")
                .param((int) person)
                .query(_ -> {});
    }

    private byte[] hash(long person, String code) {
        return box.index("clue.wage_code", List.of("" + person, code.strip()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
