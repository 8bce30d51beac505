package anxin.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of those who may sign in. */
@Repository
class Users {

    private static final String COLUMNS = "id, login, name, role, area, org_id";

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<User> active(long id) {
        return jdbc.sql("select " + COLUMNS + " from access.account_user where id = :id and active")
                .param("id", id)
                .query(Users::user)
                .optional();
    }

    Optional<Account> account(String login) {
        return jdbc.sql("select " + COLUMNS
                        + ", password_hash from access.account_user where login = :login and active")
                .param("login", login.strip().toLowerCase(Locale.ROOT))
                .query((row, n) -> new Account(user(row, n), row.getString("password_hash")))
                .optional();
    }

    List<User> all() {
        return jdbc.sql("select " + COLUMNS + " from access.account_user order by login")
                .query(Users::user)
                .list();
    }

    boolean none() {
        return jdbc.sql("select not exists (select from access.account_user)")
                .query(Boolean.class)
                .single();
    }

    /** Adds an account, or gives the one with this login the new name, role, area and password. */
    void put(String login, String name, Role role, int area, String passwordHash) {
        jdbc.sql("""
                        insert into access.account_user (login, name, role, area, password_hash)
                        values (:login, :name, :role, :area, :hash)
                        on conflict (login) do update
                           set name = excluded.name, role = excluded.role, area = excluded.area,
                               password_hash = excluded.password_hash, active = true
                        """)
                .param("login", login.strip().toLowerCase(Locale.ROOT))
                .param("name", name)
                .param("role", role.name())
                .param("area", area)
                .param("hash", passwordHash)
                .update();
    }

    void changePassword(long id, String passwordHash) {
        jdbc.sql("update access.account_user set password_hash = :hash where id = :id")
                .param("hash", passwordHash)
                .param("id", id)
                .update();
    }

    private static User user(ResultSet row, int n) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getInt("area"),
                row.getInt("org_id"));
    }

    /** A user with the hash of their password. */
    record Account(User user, String passwordHash) {}
}
