package anxin.server.access;

import anxin.server.access.User.Reach;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.jurisdiction.ProjectsInVillages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of those who may sign in. */
@Repository
class Users {

    private static final String COLUMNS = "id, login, name, role, area, org_id";

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final ObjectProvider<ProjectsInVillages> inVillages;

    Users(JdbcClient jdbc, Organisations organisations, ObjectProvider<ProjectsInVillages> inVillages) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.inVillages = inVillages;
    }

    /** With what their scope is made of. */
    Optional<User> active(long id) {
        return jdbc.sql("select " + COLUMNS + " from access.account_user where id = :id and active")
                .param("id", id)
                .query(Users::user)
                .optional()
                .map(user -> new User(
                        user.id(),
                        user.login(),
                        user.name(),
                        user.role(),
                        user.area(),
                        user.organisation(),
                        reach(user)));
    }

    private Reach reach(User user) {
        return switch (user.role()) {
            case ADMIN, OFFICER, LEADER, PARTNER, AUDITOR -> Reach.NONE;
            case FIELD -> new Reach(List.of(), List.of(), List.of(), List.of(), lookedAfter(user.id()));
            case CONTRACTOR ->
                user.organisation() == 0
                        ? Reach.NONE
                        : new Reach(
                                organisations.withBelow(user.organisation()),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of());
            case SECTOR, BANK, PROJECT_PARTY ->
                organisations
                        .find(user.organisation())
                        .map(Organisation::is)
                        .map(Users::reach)
                        .orElse(Reach.NONE);
        };
    }

    private static Reach reach(Organisation.Particulars of) {
        return new Reach(List.of(), of.categories(), listOf(of.bankCode()), listOf(of.creditCode()), List.of());
    }

    private static List<String> listOf(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    /** The projects named for a user and those of the user's villages; none named at all is the whole area. */
    private List<String> lookedAfter(long id) {
        var named = namedProjects(id);
        var villages = namedVillages(id);
        if (villages.isEmpty()) {
            return named;
        }
        var all = Stream.concat(named.stream(), inVillages.stream().flatMap(each -> each.codesIn(villages).stream()))
                .distinct()
                .toList();
        // Villages without a project are not the whole area: no project has an empty code.
        return all.isEmpty() ? List.of("") : all;
    }

    /** The villages a user looks after, in order. */
    List<Long> namedVillages(long id) {
        return jdbc.sql("select village from access.named_village where user_id = :id order by village")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    void nameVillages(long id, List<Long> villages) {
        jdbc.sql("delete from access.named_village where user_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("insert into access.named_village (user_id, village) select :id, unnest(:villages::bigint[])")
                .param("id", id)
                .param("villages", villages.toArray(Long[]::new))
                .update();
    }

    /** The codes of the projects named for a user, in order. */
    List<String> namedProjects(long id) {
        return jdbc.sql("select project_code from access.named_project where user_id = :id order by project_code")
                .param("id", id)
                .query(String.class)
                .list();
    }

    void nameProjects(long id, List<String> codes) {
        jdbc.sql("delete from access.named_project where user_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("insert into access.named_project (user_id, project_code) select :id, unnest(:codes::text[])")
                .param("id", id)
                .param("codes", codes.toArray(String[]::new))
                .update();
    }

    Optional<Account> account(String login) {
        return jdbc.sql("select " + COLUMNS
                        + ", password_hash from access.account_user where login = :login and active and not program")
                .param("login", plain(login))
                .query((row, n) -> new Account(user(row, n), row.getString("password_hash")))
                .optional();
    }

    /** Whether anybody could sign in. */
    boolean anyWithPassword() {
        return jdbc.sql("select exists (select from access.account_user where password_hash is not null)")
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
                .param("login", plain(login))
                .param("name", name)
                .param("role", role.name())
                .param("area", area)
                .param("hash", passwordHash)
                .update();
    }

    /** An account of the whole country without a password, if it is not there yet. */
    void putFirst(String login, String name, Role role) {
        jdbc.sql("""
                        insert into access.account_user (login, name, role, area) values (:login, :name, :role, 0)
                        on conflict (login) do nothing
                        """)
                .param("login", login)
                .param("name", name)
                .param("role", role.name())
                .update();
    }

    /** The number of the new user, who has no password yet; none where the login is taken. */
    Optional<Long> add(String login, String name, Role role, int area, int organisation) {
        return jdbc.sql("""
                        insert into access.account_user (login, name, role, area, org_id)
                        values (:login, :name, :role, :area, :organisation)
                        on conflict (login) do nothing returning id
                        """)
                .param("login", plain(login))
                .param("name", name)
                .param("role", role.name())
                .param("area", area)
                .param("organisation", organisation)
                .query(Long.class)
                .optional();
    }

    void change(long id, String name, Role role, int area, int organisation) {
        jdbc.sql("""
                        update access.account_user set name = :name, role = :role, area = :area, org_id = :organisation
                         where id = :id
                        """)
                .param("id", id)
                .param("name", name)
                .param("role", role.name())
                .param("area", area)
                .param("organisation", organisation)
                .update();
    }

    /** The numbers of the active users of an organisation. */
    List<Long> ofOrganisation(int organisation) {
        return jdbc.sql("select id from access.account_user where org_id = :organisation and active order by id")
                .param("organisation", organisation)
                .query(Long.class)
                .list();
    }

    /** How many active users each organisation has; those without any are left out. */
    Map<Integer, Integer> activeByOrganisation() {
        var counts = new HashMap<Integer, Integer>();
        jdbc.sql("select org_id, count(*) as n from access.account_user where active and org_id <> 0 group by org_id")
                .query((row, _) -> counts.put(row.getInt("org_id"), row.getInt("n")))
                .list();
        return counts;
    }

    void moveTo(long id, int organisation) {
        jdbc.sql("update access.account_user set org_id = :organisation where id = :id")
                .param("id", id)
                .param("organisation", organisation)
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

    /** Those who can look after the whole country, locked until the transaction ends. */
    List<Long> lockedNationalAdministrators() {
        return jdbc.sql("""
                        select id from access.account_user
                         where role = 'ADMIN' and area = 0 and active and password_hash is not null
                         order by id for update
                        """).query(Long.class).list();
    }

    Optional<ManagedUser> managed(Scope scope, long id) {
        return jdbc.sql(managed("u.id = :id and u.area between :from and :to"))
                .param("id", id)
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .query(Users::managedUser)
                .optional();
    }

    /** By login, those after the one given. */
    List<ManagedUser> list(Scope scope, UserFilter filter, String after, int limit) {
        var text = filter.text() == null ? "" : filter.text().strip();
        return jdbc.sql(managed("""
                        u.area between :from and :to and u.login > :after
                           and (:text = '' or position(lower(:text) in lower(u.login || ' ' || u.name)) > 0)
                           and (cast(:role as text) is null or u.role = :role)
                           and (cast(:active as boolean) is null or u.active = :active)
                         order by u.login limit :limit
                        """))
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
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
                select u.id, u.login, u.name, u.role, u.area, u.org_id, u.active,
                       u.password_hash is not null as password_set,
                       exists (select from access.second_factor f
                                where f.user_id = u.id and f.confirmed_at is not null) as second_factor,
                       (select max(s.created_at) from access.session s where s.user_id = u.id) as last_sign_in
                  from access.account_user u
                 where not u.program and %s
                """.formatted(condition);
    }

    private static String plain(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private static User user(ResultSet row, int n) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getInt("area"),
                row.getInt("org_id"),
                Reach.NONE);
    }

    private static ManagedUser managedUser(ResultSet row, int n) throws SQLException {
        var lastSignIn = row.getObject("last_sign_in", OffsetDateTime.class);
        return new ManagedUser(
                user(row, n),
                row.getBoolean("active"),
                row.getBoolean("password_set"),
                row.getBoolean("second_factor"),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }

    /** A user with the hash of their password, if they have set one. */
    record Account(User user, @Nullable String passwordHash) {}
}
