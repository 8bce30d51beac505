package anxin.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /**
     * Begins a session; what comes back is the word the browser has to show, of which only the hash is kept.
     *
     * @param strong whether more than a password was shown
     */
    String begin(long userId, boolean strong, String address, String agent) {
        var token = Secrets.token();
        jdbc.sql("""
                        insert into access.session
                               (token_hash, user_id, strong, created_at, last_used_at, proved_at, address, agent)
                        values (:hash, :user, :strong, :now, :now, :now, :address, :agent)
                        """)
                .param("hash", Secrets.hash(token))
                .param("user", userId)
                .param("strong", strong)
                .param("now", now())
                .param("address", address)
                .param("agent", agent.length() > 300 ? agent.substring(0, 300) : agent)
                .update();
        return token;
    }

    /** The session of this word, if it is still alive and its user active. */
    Optional<Found> find(String token) {
        var live = alive("""
                        select s.id, s.user_id, s.created_at, s.last_used_at, s.address, s.agent, s.strong,
                               exists (select from access.second_factor f
                                        where f.user_id = s.user_id and f.confirmed_at is not null) as has_factor
                          from access.session s
                         where s.token_hash = :hash and %s
                           and exists (select from access.account_user u where u.id = s.user_id and u.active)
                        """)
                .param("hash", Secrets.hash(token))
                .query((row, n) -> new Found(live(row, n), row.getBoolean("strong"), row.getBoolean("has_factor")))
                .optional();
        live.map(Found::session)
                .filter(session -> session.lastUsedAt().isBefore(clock.instant().minus(NOTED_EVERY)))
                .ifPresent(session -> jdbc.sql("update access.session set last_used_at = :now where id = :id")
                        .param("now", now())
                        .param("id", session.id())
                        .update());
        return live;
    }

    /** Those of a user that are alive, the one used last first. */
    List<Live> of(long userId) {
        return alive("""
                        select id, user_id, created_at, last_used_at, address, agent
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
                row.getLong("user_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                row.getString("address"),
                row.getString("agent"));
    }

    /** A session as a request comes with it: how strongly its user came in, and whether there is a second factor to show. */
    record Found(Live session, boolean strong, boolean hasFactor) {}

    record Live(long id, long userId, Instant since, Instant lastUsedAt, String address, String agent) {}
}
