package anxin.server.hazard.life;

import anxin.server.dispatch.By;
import anxin.server.hazard.SourceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of problems, their sources and steps. */
@Repository
public class Problems {

    private static final String COLUMNS = "select * from hazard.problem p ";

    private final JdbcClient jdbc;

    Problems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Problem> find(long id) {
        return jdbc.sql(COLUMNS + "where p.id = :id")
                .param("id", id)
                .query(Problem.class)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Problem> lock(long id) {
        return jdbc.sql(COLUMNS + "where p.id = :id for no key update")
                .param("id", id)
                .query(Problem.class)
                .optional();
    }

    /** Nobody else collects from this source, or warnings of this kind at this project, until the transaction ends. */
    void alone(String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 4716))::text")
                .param("what", "hazard " + what)
                .query(String.class)
                .single();
    }

    /** The open problem that has this source, the latest; of those merged the one they are part of. */
    Optional<Long> openWith(SourceKind kind, String ref) {
        return jdbc.sql("""
                        select coalesce(p.merged_into, p.id) from hazard.source s join hazard.problem p on p.id = s.problem_id
                         where s.kind = :kind and s.ref = :ref
                           and (p.merged_into is null and p.stage <> 'CLOSED'
                                or exists (select from hazard.problem whole
                                            where whole.id = p.merged_into and whole.stage <> 'CLOSED'))
                         order by p.id desc limit 1
                        """)
                .param("kind", kind.name())
                .param("ref", ref)
                .query(Long.class)
                .optional();
    }

    /** The latest problem, closed or not, that has this source. */
    Optional<Long> latestWith(SourceKind kind, String ref) {
        return jdbc.sql("select max(problem_id) from hazard.source where kind = :kind and ref = :ref")
                .param("kind", kind.name())
                .param("ref", ref)
                .query(Long.class)
                .optional();
    }

    /** The latest problem of this kind at a project that warnings told of; of those merged the one they are part of. */
    Optional<Long> latestOfWarnings(int project, String kind) {
        return jdbc.sql("""
                        select coalesce(p.merged_into, p.id) from hazard.problem p
                         where p.project_id = :project and p.kind = :kind
                           and exists (select from hazard.source s where s.problem_id = p.id and s.kind = 'WARNING')
                         order by p.id desc limit 1
                        """)
                .param("project", project)
                .param("kind", kind)
                .query(Long.class)
                .optional();
    }

    /** The sources of a problem and of those merged into it, in the order they spoke. */
    public List<Source> sources(long id) {
        return jdbc.sql("""
                        select s.* from hazard.source s join hazard.problem p on p.id = s.problem_id
                         where p.id = :id or p.merged_into = :id
                         order by s.told_at, s.id
                        """).param("id", id).query(Source.class).list();
    }

    public List<Problem> partsOf(long id) {
        return jdbc.sql(COLUMNS + "where p.merged_into = :id order by p.id")
                .param("id", id)
                .query(Problem.class)
                .list();
    }

    List<Source> sources(Collection<Long> ids) {
        return jdbc.sql("select * from hazard.source where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(Source.class)
                .list();
    }

    /** The number of a new one, whose first step is still to be written. */
    long add(Fresh fresh) {
        return jdbc.sql("""
                        insert into hazard.problem (title, kind, area, project_id, project_code, project_name, place, found_on,
                               signalled_at, collected_at, entered_org, stage, stage_since, level, owner_org, departmental,
                               previous_id)
                        values (:title, :kind, :area, :project, :projectCode, :projectName, :place, :foundOn,
                               :signalledAt, :at, :enteredOrg, 'COLLECTED', :at, :level, :ownerOrg, :departmental, :previous)
                        returning id
                        """)
                .param("title", fresh.title())
                .param("kind", fresh.kind())
                .param("area", fresh.area())
                .param("project", fresh.project())
                .param("projectCode", fresh.projectCode())
                .param("projectName", fresh.projectName())
                .param("place", fresh.place())
                .param("foundOn", fresh.foundOn())
                .param("signalledAt", utc(fresh.signalledAt()))
                .param("at", utc(fresh.at()))
                .param("enteredOrg", fresh.enteredOrg())
                .param("level", fresh.level())
                .param("ownerOrg", fresh.ownerOrg())
                .param("departmental", fresh.departmental())
                .param("previous", fresh.previous())
                .query(Long.class)
                .single();
    }

    long add(long problem, Source.New source, Instant at, By by) {
        return jdbc.sql("""
                        insert into hazard.source (problem_id, kind, ref, means, told_at, place, entered_at, by_login, by_name)
                        values (:problem, :kind, :ref, :means, :toldAt, :place, :at, :login, :name)
                        returning id
                        """)
                .param("problem", problem)
                .param("kind", source.kind().name())
                .param("ref", source.ref())
                .param("means", source.means().name())
                .param("toldAt", utc(source.toldAt()))
                .param("place", source.place())
                .param("at", utc(at))
                .param("login", by.login())
                .param("name", by.name())
                .query(Long.class)
                .single();
    }

    void give(Collection<Long> sources, long to) {
        jdbc.sql("update hazard.source set problem_id = :to where id = any(:sources)")
                .param("to", to)
                .param("sources", sources.toArray(Long[]::new))
                .update();
    }

    /** Writes a step and leaves the problem as the step says. */
    void write(Step step) {
        jdbc.sql("""
                        insert into hazard.step (problem_id, kind, at, by_login, by_name, by_org, post, on_behalf_of, text, proof, done_at, place,
                               source_id, other_id, stage, level, owner_org, owner_person, due_on, outcome, merged_into)
                        values (:problem, :kind, :at, :login, :name, :org, :post, :onBehalfOf, :text, :proof, :doneAt, :place,
                               :source, :other, :stage, :level, :ownerOrg, :ownerPerson, :dueOn, :outcome, :mergedInto)
                        """)
                .param("problem", step.problem())
                .param("kind", step.kind().name())
                .param("at", utc(step.at()))
                .param("login", step.by().login())
                .param("name", step.by().name())
                .param("org", step.by().organisation())
                .param("post", step.by().post())
                .param("onBehalfOf", step.by().onBehalfOf())
                .param("text", step.text())
                .param("proof", step.proof())
                .param("doneAt", step.doneAt() == null ? null : utc(step.doneAt()))
                .param("place", step.place())
                .param("source", step.source())
                .param("other", step.other())
                .param("stage", step.state().stage().name())
                .param("level", step.state().level())
                .param("ownerOrg", step.state().ownerOrg())
                .param("ownerPerson", step.state().ownerPerson())
                .param("dueOn", step.state().dueOn())
                .param(
                        "outcome",
                        step.state().outcome() == null
                                ? null
                                : step.state().outcome().name())
                .param("mergedInto", step.state().mergedInto())
                .update();
    }

    /** Only what the state says; what follows from it goes along. */
    void update(long id, Step.State state, boolean departmental, Instant at) {
        jdbc.sql("""
                        update hazard.problem
                           set stage_since = case when stage = :stage then stage_since else :at end,
                               closed_at = case when :stage <> 'CLOSED' then null when stage = 'CLOSED' then closed_at else :at end,
                               first_due_on = coalesce(first_due_on, :dueOn),
                               stage = :stage, level = :level, owner_org = :ownerOrg, departmental = :departmental,
                               owner_person = :ownerPerson, due_on = :dueOn, outcome = :outcome, merged_into = :mergedInto
                         where id = :id
                        """)
                .param("id", id)
                .param("at", utc(at))
                .param("stage", state.stage().name())
                .param("level", state.level())
                .param("ownerOrg", state.ownerOrg())
                .param("departmental", departmental)
                .param("ownerPerson", state.ownerPerson())
                .param("dueOn", state.dueOn())
                .param(
                        "outcome",
                        state.outcome() == null ? null : state.outcome().name())
                .param("mergedInto", state.mergedInto())
                .update();
    }

    void firstAction(long id, Instant at) {
        jdbc.sql("""
                        update hazard.problem set first_action_at = greatest(:at, signalled_at)
                         where id = :id and first_action_at is null
                        """).param("id", id).param("at", utc(at)).update();
    }

    void signalled(long id, Instant at) {
        jdbc.sql("update hazard.problem set signalled_at = :at where id = :id and signalled_at > :at")
                .param("id", id)
                .param("at", utc(at))
                .update();
    }

    /** Whether the application has noted already that this source is over. */
    boolean signalled(long id, long source) {
        return jdbc.sql(
                        "select exists (select from hazard.step where problem_id = :id and kind = 'SIGNAL' and source_id = :source)")
                .param("id", id)
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    void fedBackBy(long id, @Nullable String login) {
        jdbc.sql("update hazard.problem set fed_back_by = :login where id = :id")
                .param("id", id)
                .param("login", login)
                .update();
    }

    long addList(SourceKind kind, String name, int area, Instant at, By by, int entries) {
        return jdbc.sql("""
                        insert into hazard.source_list (kind, name, area, at, by_login, by_name, entries)
                        values (:kind, :list, :area, :at, :login, :name, :entries) returning id
                        """)
                .param("kind", kind.name())
                .param("list", name)
                .param("area", area)
                .param("at", utc(at))
                .param("login", by.login())
                .param("name", by.name())
                .param("entries", entries)
                .query(Long.class)
                .single();
    }

    void addEntry(long list, long problem, SourceKind kind, String ref) {
        jdbc.sql("""
                        insert into hazard.list_entry (list_id, source_id)
                        select :list, s.id from hazard.source s join hazard.problem p on p.id = s.problem_id
                         where (p.id = :problem or p.merged_into = :problem) and s.kind = :kind and s.ref = :ref
                            on conflict do nothing
                        """)
                .param("list", list)
                .param("problem", problem)
                .param("kind", kind.name())
                .param("ref", ref)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** What a new problem is written with. */
    record Fresh(
            String title,
            String kind,
            int area,
            @Nullable Integer project,
            @Nullable String projectCode,
            @Nullable String projectName,
            @Nullable String place,
            LocalDate foundOn,
            Instant signalledAt,
            Instant at,
            int enteredOrg,
            int level,
            @Nullable Integer ownerOrg,
            boolean departmental,
            @Nullable Long previous) {}
}
