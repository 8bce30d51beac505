package anxin.server.access;

import anxin.server.http.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Switching off the second factor of somebody who has lost it (关闭动态口令): one administrator asks, another one agrees.
 * With a password link it would otherwise let a single administrator in as that user.
 */
@Component
public class SecondFactorRemovals {

    static final Duration VALID = Duration.ofHours(72);

    /** For so long after somebody has made, changed or opened an administrator's account, that account agrees to nothing. */
    static final Duration SETTLED_AFTER = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Users users;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Changes changes;
    private final Clock clock;

    SecondFactorRemovals(
            JdbcClient jdbc, Users users, SecondFactors factors, Sessions sessions, Changes changes, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.factors = factors;
        this.sessions = sessions;
        this.changes = changes;
        this.clock = clock;
    }

    /** What waits for another administrator. */
    Optional<Asked> open(long userId) {
        return jdbc.sql("""
                        select r.id, r.asked_by, u.name, r.asked_at, r.expires_at
                          from access.second_factor_removal r join access.account_user u on u.id = r.asked_by
                         where r.user_id = :user and r.decided_at is null and r.expires_at > :now
                        """)
                .param("user", userId)
                .param("now", now())
                .query(SecondFactorRemovals::asked)
                .optional();
    }

    @Transactional
    public void ask(User by, long userId) {
        if (!factors.isOn(userId)) {
            throw Refusal.conflict(
                    "SECOND_FACTOR_IS_OFF",
                    "该用户没有启用动态口令，不需要关闭。",
                    "This user has no second factor that could be switched off.");
        }
        // One that nobody decided in time stands for nothing any more.
        decide("user_id = :which and expires_at <= :now", userId, by, false);
        int asked = jdbc.sql("""
                        insert into access.second_factor_removal (user_id, asked_by, asked_at, expires_at)
                        values (:user, :by, :now, :until)
                        on conflict (user_id) where decided_at is null do nothing
                        """)
                .param("user", userId)
                .param("by", by.id())
                .param("now", now())
                .param("until", now().plus(VALID))
                .update();
        if (asked == 0) {
            throw Refusal.conflict(
                    "REMOVAL_ASKED_ALREADY",
                    "关闭该用户动态口令的申请已经提出；请另一位系统管理员在该用户的页面上同意。",
                    "Switching this user's second factor off has been asked for already; let another administrator agree on the user's page.");
        }
        changes.record(by, userId, Changes.Kind.FACTOR_OFF_ASKED);
    }

    /** By somebody else than who asked. Whoever was signed in as this user is signed out. */
    @Transactional
    public void agree(User by, long userId) {
        var asked = require(userId);
        // A deputy could be named by who asked.
        if (asked.by() == by.id() || userId == by.id() || by.post().holder() != null) {
            throw Refusal.forbidden(
                    "ANOTHER_MUST_AGREE",
                    "关闭动态口令要由另一位系统管理员以本人的岗位同意，不能由申请人、用户本人或代理人同意。",
                    "Another administrator must agree under a post of their own: not who asked, not the user concerned, no deputy.");
        }
        if (!isSettled(by)) {
            throw Refusal.forbidden(
                    "ADMINISTRATOR_TOO_NEW",
                    "您的账号在最近 %d 天内由他人添加、改动、恢复、关闭过动态口令或生成过密码链接，暂时不能同意；请由其他系统管理员办理。".formatted(SETTLED_AFTER.toDays()),
                    "Within the last %d days somebody has added, changed, reactivated or opened your account, so you cannot agree yet; ask another administrator."
                            .formatted(SETTLED_AFTER.toDays()));
        }
        if (decide("id = :which", asked.id(), by, true) == 0) {
            throw nothingAsked();
        }
        factors.switchOff(by, userId);
        sessions.endAll(userId);
    }

    /** By who asked, or by another who does not agree. */
    @Transactional
    public void refuse(User by, long userId) {
        if (decide("id = :which", require(userId).id(), by, false) == 0) {
            throw nothingAsked();
        }
        changes.record(by, userId, Changes.Kind.FACTOR_OFF_REFUSED);
    }

    /** Whoever works on the machine itself needs nobody's consent. Whether there was one to switch off. */
    @Transactional
    public boolean switchOffOnThisMachine(String login) {
        var user = users.account(login).filter(account -> factors.isOn(account.id()));
        user.ifPresent(account -> {
            factors.switchOff(null, account.id());
            sessions.endAll(account.id());
        });
        return user.isPresent();
    }

    // Else one administrator would make a second one to agree with.
    private boolean isSettled(User administrator) {
        return jdbc.sql("""
                        select not exists (
                            select from access.change
                             where user_id = :user and by_id <> :user and at > :since
                               and (kind in ('ADDED', 'REACTIVATED', 'LINK_MADE', 'SECOND_FACTOR_OFF', 'PROVIDER_RELEASED')
                                    or field like '%POST%' or kind like '%POST%' or field in ('ROLE', 'AREA')))
                        """)
                .param("user", administrator.id())
                .param("since", now().minus(SETTLED_AFTER))
                .query(Boolean.class)
                .single();
    }

    private Asked require(long userId) {
        return open(userId).orElseThrow(SecondFactorRemovals::nothingAsked);
    }

    private int decide(String which, long number, User by, boolean agreed) {
        return jdbc.sql("""
                        update access.second_factor_removal
                           set decided_by = :by, decided_at = :now, agreed = :agreed
                         where decided_at is null and
                        """ + which)
                .param("which", number)
                .param("by", by.id())
                .param("now", now())
                .param("agreed", agreed)
                .update();
    }

    private static Refusal nothingAsked() {
        return Refusal.notFound(
                "REMOVAL_NOT_ASKED",
                "没有待同意的关闭动态口令申请，或已处理、已超过 72 小时；请刷新页面。",
                "Nobody has asked for this, or it was decided or lies more than 72 hours back; reload the page.");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Asked asked(ResultSet row, int n) throws SQLException {
        return new Asked(
                row.getLong("id"),
                row.getLong("asked_by"),
                row.getString("name"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    record Asked(long id, long by, String byName, Instant at, Instant until) {}
}
