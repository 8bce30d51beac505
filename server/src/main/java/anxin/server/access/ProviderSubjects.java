package anxin.server.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** As whom the identity provider knows our users (统一身份认证账号). */
@Repository
class ProviderSubjects {

    private final JdbcClient jdbc;
    private final Users users;
    private final Posts posts;
    private final Changes changes;
    private final Clock clock;

    ProviderSubjects(JdbcClient jdbc, Users users, Posts posts, Changes changes, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.posts = posts;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The active user whom the provider means, if they hold a post today. Who has come before is known by the subject, which the provider gives to
     * nobody else; who has not, by the login, and only where nobody came under it yet.
     */
    @Transactional
    public Optional<Account> user(String issuer, String subject, String login) {
        var known = jdbc.sql(
                        "select user_id from access.provider_subject where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Long.class)
                .optional();
        return known.isPresent() ? users.active(known.get()).filter(this::holdsAPost) : bound(issuer, subject, login);
    }

    private Optional<Account> bound(String issuer, String subject, String login) {
        return users.account(login).filter(this::holdsAPost).filter(user -> {
            boolean first = jdbc.sql("""
                            insert into access.provider_subject (user_id, issuer, subject, bound_at)
                            values (:user, :issuer, :subject, :now) on conflict do nothing
                            """)
                            .param("user", user.id())
                            .param("issuer", issuer)
                            .param("subject", subject)
                            .param("now", OffsetDateTime.now(clock))
                            .update()
                    > 0;
            if (first) {
                changes.record(user, user.id(), Changes.Kind.PROVIDER_BOUND);
            }
            return first;
        });
    }

    private boolean holdsAPost(Account user) {
        return !posts.heldBy(user.id()).isEmpty();
    }

    boolean isBound(long userId) {
        return jdbc.sql("select exists (select from access.provider_subject where user_id = :user)")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /** Whether there was anything to forget. */
    boolean release(long userId) {
        return jdbc.sql("delete from access.provider_subject where user_id = :user")
                        .param("user", userId)
                        .update()
                > 0;
    }
}
