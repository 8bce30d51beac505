package anxin.server.dispatch;

import anxin.server.http.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of tasks and of their steps. A task's row is its state now; each change of it writes a step in the same transaction. */
@Repository
class TaskStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Adds a task and its first step. Who gives it is remembered, so that a refusal finds back. */
    long add(Subject subject, About about, long parent, Assignment to, By by) {
        var now = OffsetDateTime.now(clock);
        long id = jdbc.sql("""
                        insert into dispatch.task (subject_kind, subject_id, title, area, project_id, category, parent_id,
                                                   ground, org_id, user_id, binding, asks, given_by_org, given_by_user,
                                                   given_by_name, orgs, users, opened_at, changed_at)
                        values (:kind, :subject, :title, :area, :project, :category, nullif(:parent, 0),
                                :ground, :org, :user, :binding, :asks, :byOrg, :byUser,
                                :byName, array_remove(array[:org, :byOrg], 0), array_remove(array[:user, :byUser]::bigint[], 0),
                                :now, :now)
                        returning id
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("title", about.title())
                .param("area", about.area())
                .param("project", about.project())
                .param("category", about.category())
                .param("parent", parent)
                .param("ground", to.ground().name())
                .param("org", to.organisation())
                .param("user", to.user())
                .param("binding", to.binding())
                .param("asks", to.asks())
                .param("byOrg", by.organisation())
                .param("byUser", by.user())
                .param("byName", by.name())
                .param("now", now)
                .query(Long.class)
                .single();
        step(id, StepKind.OPENED, by, to.organisation(), to.user(), to.asks());
        return id;
    }

    Optional<TaskRow> find(long id) {
        return jdbc.sql("select * from dispatch.task where id = ?")
                .param(id)
                .query(TaskRow::of)
                .optional();
    }

    List<TaskRow> of(Subject subject) {
        return jdbc.sql("select * from dispatch.task where subject_kind = ? and subject_id = ? order by id")
                .params(subject.kind(), subject.id())
                .query(TaskRow::of)
                .list();
    }

    /** The parts of a task, and who helps with it. */
    List<TaskRow> partsOf(long task) {
        return jdbc.sql("select * from dispatch.task where parent_id = ? order by id")
                .param(task)
                .query(TaskRow::of)
                .list();
    }

    /**
     * Changes a task as it was read, and notes the step. Refuses where somebody else was faster.
     *
     * @param to the new state
     * @param organisation whose it is from now on
     */
    void move(TaskRow task, TaskState to, StepKind step, By by, int organisation, long user, String text) {
        boolean moved = organisation != task.organisation() || user != task.user();
        int changed = jdbc.sql("""
                        update dispatch.task
                           set state = :state, org_id = :org, user_id = :user,
                               moves = moves + :moved,
                               orgs = case when :org = 0 or orgs @> array[:org] then orgs else orgs || :org end,
                               users = case when :user = 0 or users @> array[:user]::bigint[] then users else users || cast(:user as bigint) end,
                               changed_at = :now, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("state", to.name())
                .param("org", organisation)
                .param("user", user)
                .param("moved", moved ? 1 : 0)
                .param("now", OffsetDateTime.now(clock))
                .param("id", task.id())
                .param("version", task.version())
                .update();
        if (changed == 0) {
            throw Refusal.conflict(
                    "TASK_CHANGED",
                    "这项任务刚刚由他人办理过，您看到的已不是最新情况；请刷新后再办。",
                    "Somebody else has just acted on this task, so what you see is out of date; reload and try again.");
        }
        step(task.id(), step, by, organisation, user, text);
    }

    /** Whoever gives it anew gets it back if it is refused. */
    void givenBy(long task, By by) {
        jdbc.sql("""
                        update dispatch.task set given_by_org = :org, given_by_user = :user, given_by_name = :name where id = :id
                        """)
                .param("org", by.organisation())
                .param("user", by.user())
                .param("name", by.name())
                .param("id", task)
                .update();
    }

    /** Urges or supervises: it stays where and how it is. */
    void press(long task, StepKind kind, By by, String text) {
        var row = find(task).orElseThrow();
        jdbc.sql("""
                        update dispatch.task set urged = urged + :urged, supervised = supervised or :supervised where id = :id
                        """)
                .param("urged", kind == StepKind.URGED ? 1 : 0)
                .param("supervised", kind == StepKind.SUPERVISED)
                .param("id", task)
                .update();
        step(task, kind, by, row.organisation(), row.user(), text);
    }

    void step(long task, StepKind kind, By by, int organisation, long user, String text) {
        jdbc.sql("""
                        insert into dispatch.step (task_id, at, day, kind, by_login, by_name, post, by_org, on_behalf_of,
                                                   org_id, user_id, text)
                        values (:task, :at, :day, :kind, :login, :name, :post, :byOrg, :behalf, :org, :user, :text)
                        """)
                .param("task", task)
                .param("at", OffsetDateTime.now(clock))
                .param("day", today())
                .param("kind", kind.name())
                .param("login", by.login())
                .param("name", by.name())
                .param("post", by.post())
                .param("byOrg", by.organisation())
                .param("behalf", by.onBehalfOf())
                .param("org", organisation)
                .param("user", user)
                .param("text", text)
                .update();
    }

    List<StepRow> steps(Collection<Long> tasks) {
        return jdbc.sql("select * from dispatch.step where task_id = any(?) order by id")
                .param((Object) tasks.toArray(Long[]::new))
                .query((row, _) -> new StepRow(
                        row.getLong("task_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        StepKind.valueOf(row.getString("kind")),
                        row.getString("by_name"),
                        row.getString("post"),
                        row.getString("on_behalf_of"),
                        row.getInt("org_id"),
                        row.getLong("user_id"),
                        row.getString("text")))
                .list();
    }

    record StepRow(
            long task,
            Instant at,
            StepKind kind,
            String by,
            @Nullable String post,
            @Nullable String onBehalfOf,
            int organisation,
            long user,
            String text) {}
}
