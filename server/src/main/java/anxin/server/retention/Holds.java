package anxin.server.retention;

import anxin.server.access.User;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.project.ProjectErasure;
import anxin.server.project.ProjectRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Projects whose personal data must stay for now (保留); who said so and why stays on record. */
@Repository
class Holds {

    private final JdbcClient jdbc;
    private final ProjectErasure erased;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Holds(JdbcClient jdbc, ProjectErasure erased, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.erased = erased;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    record Released(Instant at, String by, String reason) {}

    /** @param released nothing while it is in force */
    record Hold(
            long id,
            int projectId,
            int area,
            Instant at,
            String by,
            String reason,
            @Nullable Released released) {}

    /** Those of these projects that are held. */
    Set<Integer> heldProjects(Collection<Integer> projects) {
        return new HashSet<>(jdbc.sql("""
                        select h.project_id from retention.hold h
                         where h.project_id = any(?) and not exists (select from retention.release r where r.hold_id = h.id)
                        """)
                .param((Object) projects.toArray(Integer[]::new))
                .query(Integer.class)
                .list());
    }

    /** Within the scope in force, those in force first, the latest first; at most five hundred. */
    List<Hold> all() {
        return jdbc.sql(SELECT + " order by r.hold_id is not null, h.id desc limit 500")
                .query(Holds::hold)
                .list();
    }

    Optional<Hold> find(long id) {
        return jdbc.sql(SELECT + " where h.id = ?").param(id).query(Holds::hold).optional();
    }

    /**
     * Until the transaction ends nobody else holds this project or erases it: who holds it while it is being erased waits,
     * and then finds it erased.
     */
    void lock(String project) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('retention'), hashtext(?))")
                .param(project)
                .query()
                .listOfRows();
    }

    /** Whether somebody may see the project must have been settled before. */
    long add(ProjectRef project, User by, String reason) {
        return Objects.requireNonNull(RowScope.asApplication(() -> transaction.execute(_ -> {
            lock(project.code());
            if (!erased.erasures(List.of(project.code())).isEmpty()) {
                throw Refusal.conflict(
                        "ALREADY_ERASED",
                        "不能保留：项目“%s”的个人信息已经按规定删除。".formatted(project.code()),
                        "There is nothing to hold: the personal data of project “%s” were erased by rule."
                                .formatted(project.code()));
            }
            return insert(project, by, reason);
        })));
    }

    private long insert(ProjectRef project, User by, String reason) {
        return jdbc.sql("""
                        insert into retention.hold (project_id, area, org_id, at, by_login, by_name, reason)
                        values (?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        project.id(),
                        project.area(),
                        by.organisation(),
                        OffsetDateTime.now(clock),
                        by.login(),
                        by.name(),
                        reason)
                .query(Long.class)
                .single();
    }

    /** Answers whether it was still in force. */
    boolean release(long hold, User by, String reason) {
        return jdbc.sql("""
                        insert into retention.release (hold_id, at, by_login, by_name, reason) values (?, ?, ?, ?, ?)
                            on conflict do nothing
                        """)
                        .params(hold, OffsetDateTime.now(clock), by.login(), by.name(), reason)
                        .update()
                > 0;
    }

    private static final String SELECT = """
            select h.id, h.project_id, h.area, h.at, h.by_name, h.reason,
                   r.at as released_at, r.by_name as released_by, r.reason as release_reason
              from retention.hold h left join retention.release r on r.hold_id = h.id
            """;

    private static Hold hold(ResultSet row, int number) throws SQLException {
        var released = row.getObject("released_at", OffsetDateTime.class);
        return new Hold(
                row.getLong("id"),
                row.getInt("project_id"),
                row.getInt("area"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_name"),
                row.getString("reason"),
                released == null
                        ? null
                        : new Released(
                                released.toInstant(), row.getString("released_by"), row.getString("release_reason")));
    }
}
