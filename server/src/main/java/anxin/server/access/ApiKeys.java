package anxin.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The keys of programs (接口密钥). A key reads {@code anxin_<8 characters>_<43 characters>}: the first part names it wherever
 * it is shown, the second is 256 random bits, of which only the hash is kept.
 */
@Repository
class ApiKeys {

    private static final String COLUMNS = """
            k.id, k.program_id, k.prefix, k.scope, k.made_at, k.expires_at, k.withdrawn_at, k.last_used_at, k.last_used_from
            """;

    // Not every request writes that it was there.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Posts posts;
    private final Clock clock;

    ApiKeys(JdbcClient jdbc, Posts posts, Clock clock) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.clock = clock;
    }

    /** The key of this wording, if it is good today and its program active; notes from where it was used. */
    Optional<ApiKey> use(String wording, String address) {
        var found = jdbc.sql("select " + COLUMNS + """
                          from access.api_key k join access.account_user u on u.id = k.program_id
                         where k.key_hash = :hash and k.withdrawn_at is null and k.expires_at > :now
                           and u.program and u.active
                        """)
                .param("hash", Secrets.hash(wording))
                .param("now", now())
                .query(ApiKeys::key)
                .optional();
        found.filter(key -> isNews(key, address))
                .ifPresent(key -> jdbc.sql(
                                "update access.api_key set last_used_at = :now, last_used_from = :address where id = :id")
                        .param("now", now())
                        .param("address", address)
                        .param("id", key.id())
                        .update());
        return found;
    }

    private boolean isNews(ApiKey key, String address) {
        return key.lastUsedAt() == null
                || key.lastUsedAt().isBefore(clock.instant().minus(NOTED_EVERY))
                || !address.equals(key.lastUsedFrom());
    }

    /** A new key of a program. */
    Made add(long program, KeyScope scope, Instant expiresAt) {
        var prefix = "anxin_" + Secrets.letters(8);
        var wording = prefix + "_" + Secrets.token();
        jdbc.sql("""
                        insert into access.api_key (program_id, prefix, key_hash, scope, made_at, expires_at)
                        values (:program, :prefix, :hash, :scope, :now, :until)
                        """)
                .param("program", program)
                .param("prefix", prefix)
                .param("hash", Secrets.hash(wording))
                .param("scope", scope.name())
                .param("now", now())
                .param("until", OffsetDateTime.ofInstant(expiresAt, clock.getZone()))
                .update();
        return new Made(program, wording, prefix, expiresAt);
    }

    /** Whether there was such a key of this program to withdraw. */
    boolean withdraw(long program, long id) {
        return jdbc.sql("""
                        update access.api_key set withdrawn_at = :now
                         where id = :id and program_id = :program and withdrawn_at is null
                        """)
                        .param("now", now())
                        .param("id", id)
                        .param("program", program)
                        .update()
                > 0;
    }

    /** All of a program, the latest first. */
    List<ApiKey> of(long program) {
        return jdbc.sql("select " + COLUMNS + " from access.api_key k where k.program_id = :program order by k.id desc")
                .param("program", program)
                .query(ApiKeys::key)
                .list();
    }

    /** A new program with the one post it has, of a contractor. */
    long addProgram(String name, int area, int organisation) {
        // No login of a person has a colon.
        long program = jdbc.sql("""
                        insert into access.account_user (login, name, program) values (:login, :name, true) returning id
                        """)
                .param("login", "program:" + Secrets.letters(16))
                .param("name", name)
                .query(Long.class)
                .single();
        posts.give(program, null, Role.CONTRACTOR, area, organisation, posts.today(), null);
        return program;
    }

    /** The programs of these areas, by name. */
    List<Program> programs(Scope scope) {
        return programs(scope, "");
    }

    /** One of them, which stays as it is until the transaction ends. */
    Optional<Program> lockedProgram(Scope scope, long id) {
        return programs(scope, "and u.id = " + id + " for update of u").stream().findFirst();
    }

    private List<Program> programs(Scope scope, String which) {
        return jdbc.sql("""
                        select u.id, u.name, p.area, p.org_id
                          from access.account_user u join access.post p on p.user_id = u.id
                         where u.program and p.area between :from and :to %s
                        """.formatted(which.isEmpty() ? "order by u.name, u.id" : which))
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .query((row, _) ->
                        new Program(row.getLong("id"), row.getString("name"), row.getInt("area"), row.getInt("org_id")))
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static ApiKey key(ResultSet row, int n) throws SQLException {
        return new ApiKey(
                row.getLong("id"),
                row.getLong("program_id"),
                row.getString("prefix"),
                KeyScope.valueOf(row.getString("scope")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "withdrawn_at"),
                instant(row, "last_used_at"),
                row.getString("last_used_from"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Shown once; only its hash is kept. */
    record Made(long programId, String key, String prefix, Instant expiresAt) {}

    /** A machine that sends requests by itself (接入程序), in the name of an organisation. */
    record Program(long id, String name, int area, int organisation) {}
}
