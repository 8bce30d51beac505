package anxin.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of those who may sign in. */
@Repository
class Users {

    /**
     * In which areas users are: those of posts, their own or stood in for, that have not ended; of who has none left, that
     * of the post they held last.
     */
    private static final String PLACES = """
            select p.area from access.post p
             where p.user_id = u.id
               and (p.to_day is null or p.to_day >= :today
                    or p.to_day = (select max(coalesce(q.to_day, 'infinity')) from access.post q where q.user_id = u.id))
             union all
            select p.area from access.deputy d join access.post p on p.id = d.post_id
             where d.user_id = u.id and least(d.to_day, p.to_day) >= :today
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Users(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An active account, also of a program. */
    Optional<Account> active(long id) {
        return jdbc.sql("select id, login, name, password_hash from access.account_user where id = :id and active")
                .param("id", id)
                .query(Account.class)
                .optional();
    }

    Optional<Account> account(String login) {
        return jdbc.sql("""
                        select id, login, name, password_hash from access.account_user
                         where login = :login and active and not program
                        """).param("login", plain(login)).query(Account.class).optional();
    }

    /** Whether anybody could sign in. */
    boolean anyWithPassword() {
        return jdbc.sql("select exists (select from access.account_user where password_hash is not null)")
                .query(Boolean.class)
                .single();
    }

    /** Adds an account, or gives the one with this login the new name and password; the number it has. */
    long put(String login, String name, String passwordHash) {
        return jdbc.sql("""
                        insert into access.account_user (login, name, password_hash) values (:login, :name, :hash)
                        on conflict (login) do update
                           set name = excluded.name, password_hash = excluded.password_hash, active = true
                        returning id
                        """)
                .param("login", plain(login))
                .param("name", name)
                .param("hash", passwordHash)
                .query(Long.class)
                .single();
    }

    /** The number of the new user, who has no password yet; none where the login is taken. */
    Optional<Long> add(String login, String name) {
        return jdbc.sql("""
                        insert into access.account_user (login, name) values (:login, :name)
                        on conflict (login) do nothing returning id
                        """)
                .param("login", plain(login))
                .param("name", name)
                .query(Long.class)
                .optional();
    }

    void rename(long id, String name) {
        jdbc.sql("update access.account_user set name = :name where id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    void setActive(long id, boolean active) {
        jdbc.sql("update access.account_user set active = :active where id = :id")
                .param("active", active)
                .param("id", id)
                .update();
    }

    void changePassword(long id, String passwordHash) {
        jdbc.sql("update access.account_user set password_hash = :hash where id = :id")
                .param("hash", passwordHash)
                .param("id", id)
                .update();
    }

    Optional<ManagedUser> managed(Scope scope, long id) {
        return jdbc.sql(managed("u.id = :id"))
                .param("id", id)
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .param("today", today())
                .query(Users::managedUser)
                .optional();
    }

    /** By login, those after the one given. */
    List<ManagedUser> list(Scope scope, UserFilter filter, String after, int limit) {
        var text = filter.text() == null ? "" : filter.text().strip();
        return jdbc.sql(managed("""
                        u.login > :after
                           and (:text = '' or position(lower(:text) in lower(u.login || ' ' || u.name)) > 0)
                           and (cast(:role as text) is null or exists (
                                   select from access.post p
                                    where p.user_id = u.id and p.role = :role and p.area between :from and :to
                                      and :today between p.from_day and coalesce(p.to_day, 'infinity')))
                           and (cast(:active as boolean) is null or u.active = :active)
                         order by u.login limit :limit
                        """))
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .param("today", today())
                .param("after", after)
                .param("text", text)
                .param("role", filter.role() == null ? null : filter.role().name())
                .param("active", filter.active())
                .param("limit", limit)
                .query(Users::managedUser)
                .list();
    }

    private static String managed(String condition) {
        return """
                select u.id, u.login, u.name, u.active,
                       u.password_hash is not null as password_set,
                       exists (select from access.second_factor f
                                where f.user_id = u.id and f.confirmed_at is not null) as second_factor,
                       (select max(s.created_at) from access.session s where s.user_id = u.id) as last_sign_in,
                       (select bool_and(place.area between :from and :to) from (%s) place) as wholly
                  from access.account_user u
                 where not u.program
                   and exists (select from (%s) place where place.area between :from and :to)
                   and %s
                """.formatted(PLACES, PLACES, condition);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String plain(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private static ManagedUser managedUser(ResultSet row, int n) throws SQLException {
        var lastSignIn = row.getObject("last_sign_in", OffsetDateTime.class);
        return new ManagedUser(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                row.getBoolean("active"),
                row.getBoolean("password_set"),
                row.getBoolean("second_factor"),
                row.getBoolean("wholly"),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }
}
