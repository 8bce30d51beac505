package anxin.server.access;

import anxin.server.access.User.Reach;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.jurisdiction.ProjectsInVillages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The posts (岗位) that users hold, and who stands in for whom (代理). A day is one of the clock, in Beijing. */
@Repository
class Posts {

    private static final String HELD = """
            select u.login, u.name as user_name, h.post_id, h.deputy_id, h.name, h.role, h.area, h.org_id,
                   h.holder_id, o.login as holder_login, o.name as holder_name
              from access.held h
              join access.account_user u on u.id = h.user_id and u.active
              left join access.account_user o on o.id = h.holder_id
             where h.user_id = :user and :today between h.from_day and h.to_day
             order by h.deputy_id is not null, h.post_id, h.deputy_id
            """;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final ObjectProvider<ProjectsInVillages> inVillages;
    private final Clock clock;

    Posts(JdbcClient jdbc, Organisations organisations, ObjectProvider<ProjectsInVillages> inVillages, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.inVillages = inVillages;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The active user under the post they work under, with what its scope is made of; nobody once it is not theirs today. */
    Optional<User> user(SignedIn as) {
        return held(as.id()).stream()
                .filter(user -> is(user.post(), as))
                .findFirst()
                .map(user -> new User(user.id(), user.login(), user.name(), user.post(), reach(user.post())));
    }

    /** What somebody may work under today: first what is their own, then what they stand in for. */
    List<Post> heldBy(long user) {
        return held(user).stream().map(User::post).toList();
    }

    /** The post to begin with: the one worked under last, if it is still theirs, or the first. */
    Optional<Post> first(long user) {
        var held = heldBy(user);
        return jdbc.sql("select post_id, deputy_id from access.session where user_id = :user order by id desc limit 1")
                .param("user", user)
                .query((row, _) -> new SignedIn(
                        user, row.getLong("post_id"), row.getObject("deputy_id", Long.class), false, false))
                .optional()
                .flatMap(last -> held.stream().filter(post -> is(post, last)).findFirst())
                .or(() -> held.stream().findFirst());
    }

    private static boolean is(Post post, SignedIn as) {
        return post.id() == as.post()
                && Objects.equals(post.holder() == null ? null : post.holder().deputy(), as.deputy());
    }

    /** As each of their posts of today; their reach is not looked up yet. */
    private List<User> held(long user) {
        return jdbc.sql(HELD)
                .param("user", user)
                .param("today", today())
                .query((row, n) ->
                        new User(user, row.getString("login"), row.getString("user_name"), post(row, n), Reach.NONE))
                .list();
    }

    private Reach reach(Post post) {
        var own = post.organisation() == 0 ? Reach.NONE.organisations() : organisations.withBelow(post.organisation());
        return switch (post.role()) {
            case ADMIN, OFFICER, LEADER, PARTNER, AUDITOR, CONTRACTOR ->
                new Reach(own, List.of(), List.of(), List.of(), List.of());
            case FIELD -> new Reach(own, List.of(), List.of(), List.of(), lookedAfter(post.id()));
            case SECTOR, BANK, PROJECT_PARTY ->
                organisations
                        .find(post.organisation())
                        .map(Organisation::is)
                        .map(of -> new Reach(
                                own, of.categories(), listOf(of.bankCode()), listOf(of.creditCode()), List.of()))
                        .orElse(Reach.NONE);
        };
    }

    private static List<String> listOf(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    /** The projects named for a post and those of its villages; none named at all is the whole area. */
    private List<String> lookedAfter(long post) {
        var named = namedProjects(post);
        var villages = namedVillages(post);
        if (villages.isEmpty()) {
            return named;
        }
        var all = Stream.concat(named.stream(), inVillages.stream().flatMap(each -> each.codesIn(villages).stream()))
                .distinct()
                .toList();
        // Villages without a project are not the whole area: no project has an empty code.
        return all.isEmpty() ? List.of("") : all;
    }

    /** The villages of a post, in order. */
    List<Long> namedVillages(long post) {
        return jdbc.sql("select village from access.named_village where post_id = :post order by village")
                .param("post", post)
                .query(Long.class)
                .list();
    }

    void nameVillages(long post, List<Long> villages) {
        jdbc.sql("delete from access.named_village where post_id = :post")
                .param("post", post)
                .update();
        jdbc.sql("insert into access.named_village (post_id, village) select :post, unnest(:villages::bigint[])")
                .param("post", post)
                .param("villages", villages.toArray(Long[]::new))
                .update();
    }

    /** The codes of the projects named for a post, in order. */
    List<String> namedProjects(long post) {
        return jdbc.sql("select project_code from access.named_project where post_id = :post order by project_code")
                .param("post", post)
                .query(String.class)
                .list();
    }

    void nameProjects(long post, List<String> codes) {
        jdbc.sql("delete from access.named_project where post_id = :post")
                .param("post", post)
                .update();
        jdbc.sql("insert into access.named_project (post_id, project_code) select :post, unnest(:codes::text[])")
                .param("post", post)
                .param("codes", codes.toArray(String[]::new))
                .update();
    }

    /** All of a user's own, past ones too, in the order they began. */
    List<Term> of(long user) {
        return terms("p.user_id = :which", user);
    }

    /** The same of several users. */
    List<Term> of(List<Long> users) {
        return terms("p.user_id = any(:which)", users.toArray(Long[]::new));
    }

    Optional<Term> find(long post) {
        return terms("p.id = :which", post).stream().findFirst();
    }

    /** The post by which a user works in the field today, in the areas of who asks; the first of several. */
    Optional<Term> inTheField(User by, long user) {
        var today = today();
        return of(user).stream()
                .filter(term -> term.isOn(today)
                        && term.post().role() == Role.FIELD
                        && by.scope().holds(term.post().area()))
                .findFirst();
    }

    private List<Term> terms(String condition, Object which) {
        return jdbc.sql("""
                        select p.id as post_id, null::bigint as deputy_id, null::bigint as holder_id,
                               p.name, p.role, p.area, p.org_id, p.user_id, p.from_day, p.to_day
                          from access.post p where %s order by p.from_day, p.id
                        """.formatted(condition))
                .param("which", which)
                .query((row, n) -> new Term(
                        row.getLong("user_id"),
                        post(row, n),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)))
                .list();
    }

    /** Nobody else changes the posts of this user until the transaction ends. */
    void lock(long user) {
        jdbc.sql("select id from access.account_user where id = :user for update")
                .param("user", user)
                .query(Long.class)
                .list();
    }

    long give(
            long user,
            @Nullable String name,
            Role role,
            int area,
            int organisation,
            LocalDate from,
            @Nullable LocalDate to) {
        return jdbc.sql("""
                        insert into access.post (user_id, name, role, area, org_id, from_day, to_day)
                        values (:user, :name, :role, :area, :organisation, :from, :to) returning id
                        """)
                .param("user", user)
                .param("name", name)
                .param("role", role.name())
                .param("area", area)
                .param("organisation", organisation)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    void change(long post, @Nullable String name, int organisation) {
        jdbc.sql("update access.post set name = :name, org_id = :organisation where id = :post")
                .param("name", name)
                .param("organisation", organisation)
                .param("post", post)
                .update();
    }

    /** The day before it begins where it had not begun by then. */
    void end(long post, LocalDate lastDay) {
        jdbc.sql("update access.post set to_day = greatest(cast(:day as date), from_day - 1) where id = :post")
                .param("day", lastDay)
                .param("post", post)
                .update();
    }

    /** Numbers of the posts by which the whole country is administered with no end in sight, locked for the transaction. */
    List<Long> lockedNationalAdministrators() {
        return jdbc.sql("""
                        select p.id from access.post p join access.account_user u on u.id = p.user_id
                         where p.role = 'ADMIN' and p.area = 0 and p.from_day <= :today and p.to_day is null
                           and u.active and u.password_hash is not null
                         order by p.id for update
                        """).param("today", today()).query(Long.class).list();
    }

    /** Those of an organisation that have not ended, of active users. */
    List<Term> ofOrganisation(int organisation) {
        return terms("""
                p.org_id = :which and (p.to_day is null or p.to_day >= '%s')
                   and exists (select from access.account_user u where u.id = p.user_id and u.active)
                """.formatted(today()), organisation);
    }

    /** How many active users hold a post in each organisation today; those without any are left out. */
    Map<Integer, Integer> usersByOrganisation() {
        var counts = new HashMap<Integer, Integer>();
        jdbc.sql("""
                        select p.org_id, count(distinct p.user_id) as n
                          from access.post p join access.account_user u on u.id = p.user_id
                         where u.active and p.org_id <> 0 and :today between p.from_day and coalesce(p.to_day, 'infinity')
                         group by p.org_id
                        """)
                .param("today", today())
                .query((row, _) -> counts.put(row.getInt("org_id"), row.getInt("n")))
                .list();
        return counts;
    }

    /** Who stands or stood in for the holder of a post, the latest first. */
    List<Deputy> deputies(long post) {
        return jdbc.sql("""
                        select d.id, d.post_id, d.user_id, u.login, u.name, d.from_day, d.to_day
                          from access.deputy d join access.account_user u on u.id = d.user_id
                         where d.post_id = :post order by d.from_day desc, d.id desc
                        """).param("post", post).query(Deputy.class).list();
    }

    long addDeputy(long post, long user, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        insert into access.deputy (post_id, user_id, from_day, to_day)
                        values (:post, :user, :from, :to) returning id
                        """)
                .param("post", post)
                .param("user", user)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    void endDeputy(long deputy, LocalDate lastDay) {
        jdbc.sql("update access.deputy set to_day = greatest(cast(:day as date), from_day - 1) where id = :deputy")
                .param("day", lastDay)
                .param("deputy", deputy)
                .update();
    }

    /** From now on this user stands in for nobody. */
    void endDeputiesOf(long user) {
        jdbc.sql("""
                        update access.deputy set to_day = greatest(cast(:today as date), from_day) - 1
                         where user_id = :user and to_day >= :today
                        """).param("today", today()).param("user", user).update();
    }

    private static Post post(ResultSet row, int n) throws SQLException {
        var holder = row.getObject("holder_id", Long.class);
        return new Post(
                row.getLong("post_id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getInt("area"),
                row.getInt("org_id"),
                holder == null
                        ? null
                        : new Post.Holder(
                                row.getLong("deputy_id"),
                                holder,
                                row.getString("holder_login"),
                                row.getString("holder_name")));
    }

    /**
     * A post from its first day to its last, both included.
     *
     * @param user who holds it
     * @param to nothing where no end is set
     */
    record Term(
            long user, Post post, LocalDate from, @Nullable LocalDate to) {

        boolean isOverOn(LocalDate day) {
            return to != null && to.isBefore(day);
        }

        boolean isOn(LocalDate day) {
            return !from.isAfter(day) && !isOverOn(day);
        }
    }

    /** Who stands in, from the first day to the last, both included. */
    record Deputy(long id, long postId, long userId, String login, String name, LocalDate fromDay, LocalDate toDay) {}
}
