package anxin.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is signed in where (会话). A session lives in the database, so that it can be seen and ended. */
@Repository
class Sessions {

    static final Duration IDLE_AT_MOST = Duration.ofHours(4);
    static final Duration LASTS_AT_MOST = Duration.ofHours(24);

    /** So long nobody is asked for the password again. */
    static final Duration PROVED_FOR = Duration.ofMinutes(5);

    // Not every request writes that it was there.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final String ALIVE = "ended_at is null and last_used_at > :idleSince and created_at > :oldest";

    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins a session; what comes back is the word the browser has to show, of which only the hash is kept. */
    String begin(SignedIn as, String address, String agent) {
        var token = Secrets.token();
        jdbc.sql("""
                        insert into access.session
                               (token_hash, user_id, post_id, deputy_id, strong, created_at, last_used_at, proved_at,
                                address, agent)
                        values (:hash, :user, :post, :deputy, :strong, :now, :now, :now, :address, :agent)
                        """)
                .param("hash", Secrets.hash(token))
                .param("user", as.id())
                .param("post", as.post())
                .param("deputy", as.deputy())
                .param("strong", as.strong())
                .param("now", now())
                .param("address", address)
                .param("agent", agent.length() > 300 ? agent.substring(0, 300) : agent)
                .update();
        return token;
    }

    /** The session of this word, if it is still alive, its user active and the post it works under still theirs today. */
    Optional<Live> find(String token) {
        var live = alive("""
                        select s.id, s.user_id, s.post_id, s.deputy_id, s.created_at, s.last_used_at, s.address, s.agent,
                               s.strong,
                               exists (select from access.second_factor f
                                        where f.user_id = s.user_id and f.confirmed_at is not null) as has_factor
                          from access.session s
                         where s.token_hash = :hash and %s
                           and exists (select from access.account_user u where u.id = s.user_id and u.active)
                           and exists (select from access.held h
                                        where h.user_id = s.user_id and h.post_id = s.post_id
                                          and h.deputy_id is not distinct from s.deputy_id
                                          and :today between h.from_day and h.to_day)
                        """)
                .param("hash", Secrets.hash(token))
                .param("today", LocalDate.now(clock))
                .query(Sessions::live)
                .optional();
        live.filter(session -> session.lastUsedAt().isBefore(clock.instant().minus(NOTED_EVERY)))
                .ifPresent(session -> jdbc.sql("update access.session set last_used_at = :now where id = :id")
                        .param("now", now())
                        .param("id", session.id())
                        .update());
        return live;
    }

    /** From now on this session works under another post. */
    void workUnder(long id, SignedIn as) {
        jdbc.sql("update access.session set post_id = :post, deputy_id = :deputy where id = :id and user_id = :user")
                .param("post", as.post())
                .param("deputy", as.deputy())
                .param("id", id)
                .param("user", as.id())
                .update();
    }

    /** Those of a user that are alive, the one used last first. */
    List<Live> of(long userId) {
        return alive("""
                        select id, user_id, post_id, deputy_id, created_at, last_used_at, address, agent, strong, false as has_factor
                          from access.session where user_id = :user and %s
                         order by last_used_at desc, id desc
                        """).param("user", userId).query(Sessions::live).list();
    }

    /** The password was given again in this session. */
    void prove(long id) {
        jdbc.sql("update access.session set proved_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Whether whoever uses this session has shown a moment ago who they are. */
    boolean isProved(long id) {
        return jdbc.sql("select exists (select from access.session where id = :id and proved_at > :since)")
                .param("id", id)
                .param("since", now().minus(PROVED_FOR))
                .query(Boolean.class)
                .single();
    }

    void end(String token) {
        end("token_hash = :which", Secrets.hash(token));
    }

    /** Whether there was such a session of this user to end. */
    boolean end(long userId, long id) {
        return jdbc.sql("""
                        update access.session set ended_at = :now where id = :id and user_id = :user and ended_at is null
                        """)
                        .param("now", now())
                        .param("id", id)
                        .param("user", userId)
                        .update()
                > 0;
    }

    void endAll(long userId) {
        end("user_id = :which", userId);
    }

    void endAllBut(long userId, long kept) {
        jdbc.sql("""
                        update access.session set ended_at = :now
                         where user_id = :user and id <> :kept and ended_at is null
                        """)
                .param("now", now())
                .param("user", userId)
                .param("kept", kept)
                .update();
    }

    private void end(String condition, Object which) {
        jdbc.sql("update access.session set ended_at = :now where ended_at is null and " + condition)
                .param("now", now())
                .param("which", which)
                .update();
    }

    private JdbcClient.StatementSpec alive(String sql) {
        return jdbc.sql(sql.formatted(ALIVE))
                .param("idleSince", now().minus(IDLE_AT_MOST))
                .param("oldest", now().minus(LASTS_AT_MOST));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Live live(ResultSet row, int n) throws SQLException {
        return new Live(
                row.getLong("id"),
                new SignedIn(
                        row.getLong("user_id"),
                        row.getLong("post_id"),
                        row.getObject("deputy_id", Long.class),
                        row.getBoolean("strong"),
                        row.getBoolean("has_factor")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                row.getString("address"),
                row.getString("agent"));
    }

    record Live(long id, SignedIn as, Instant since, Instant lastUsedAt, String address, String agent) {}
}
