package anxin.server.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The erasures (按规定删除) there were. */
@Repository
class ErasureStore {

    private final JdbcClient jdbc;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How much was erased: persons, bank numbers, names of account entries, contacts of companies, packages. */
    record Counts(int persons, int numbers, int names, int contacts, int packages) {}

    /**
     * The personal data of one project, erased.
     *
     * @param login of who confirmed it; nobody's where it goes by itself
     */
    record Erasure(
            long id,
            int projectId,
            String projectCode,
            String projectName,
            int area,
            int orgId,
            Instant at,
            LocalDate day,
            @Nullable String login,
            String by,
            String reason,
            LocalDate completedOn,
            @Nullable LocalDate settledOn,
            LocalDate countedFrom,
            int months,
            String parameter,
            String basis,
            Counts counts) {}

    long nextId() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('retention.erasure', 'id'))")
                .query(Long.class)
                .single();
    }

    void add(Erasure erasure) {
        jdbc.sql("""
                        insert into retention.erasure
                               (id, project_id, project_code, project_name, area, org_id, at, day, by_login, by_name, reason,
                                completed_on, settled_on, counted_from, months, parameter, basis,
                                persons, numbers, names, contacts, packages)
                        overriding system value
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(erasure.id())
                .param(erasure.projectId())
                .param(erasure.projectCode())
                .param(erasure.projectName())
                .param(erasure.area())
                .param(erasure.orgId())
                .param(erasure.at().atOffset(java.time.ZoneOffset.UTC))
                .param(erasure.day())
                .param(erasure.login())
                .param(erasure.by())
                .param(erasure.reason())
                .param(erasure.completedOn())
                .param(erasure.settledOn())
                .param(erasure.countedFrom())
                .param(erasure.months())
                .param(erasure.parameter())
                .param(erasure.basis())
                .param(erasure.counts().persons())
                .param(erasure.counts().numbers())
                .param(erasure.counts().names())
                .param(erasure.counts().contacts())
                .param(erasure.counts().packages())
                .update();
    }

    /** The latest within the scope in force, those before {@code before} only. */
    List<Erasure> latest(long before, int limit) {
        return jdbc.sql("select * from retention.erasure where id < ? order by id desc limit ?")
                .params(before, limit)
                .query(ErasureStore::erasure)
                .list();
    }

    Optional<Erasure> find(long id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Erasure> find(Collection<Long> ids) {
        return jdbc.sql("select * from retention.erasure where id = any(?) order by id")
                .param((Object) ids.toArray(Long[]::new))
                .query(ErasureStore::erasure)
                .list();
    }

    /** Sums over all erasures there were. */
    Counts total() {
        return jdbc.sql("""
                        select coalesce(sum(persons), 0)::int as persons, coalesce(sum(numbers), 0)::int as numbers,
                               coalesce(sum(names), 0)::int as names, coalesce(sum(contacts), 0)::int as contacts,
                               coalesce(sum(packages), 0)::int as packages
                          from retention.erasure
                        """).query(Counts.class).single();
    }

    List<Integer> projects() {
        return jdbc.sql("select project_id from retention.erasure")
                .query(Integer.class)
                .list();
    }

    private static Erasure erasure(ResultSet row, int number) throws SQLException {
        return new Erasure(
                row.getLong("id"),
                row.getInt("project_id"),
                row.getString("project_code"),
                row.getString("project_name"),
                row.getInt("area"),
                row.getInt("org_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                row.getString("by_login"),
                row.getString("by_name"),
                row.getString("reason"),
                row.getObject("completed_on", LocalDate.class),
                row.getObject("settled_on", LocalDate.class),
                row.getObject("counted_from", LocalDate.class),
                row.getInt("months"),
                row.getString("parameter"),
                row.getString("basis"),
                new Counts(
                        row.getInt("persons"),
                        row.getInt("numbers"),
                        row.getInt("names"),
                        row.getInt("contacts"),
                        row.getInt("packages")));
    }
}
