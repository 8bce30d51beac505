package anxin.server.access.audit;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.Role;
import anxin.server.access.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the audit; whose rows are seen is for the database to say. */
@Repository
class AuditList {

    private final JdbcClient jdbc;

    AuditList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row as it is kept. */
    record Found(
            long id,
            Instant at,
            String login,
            String name,
            Role role,
            int area,
            @Nullable Behalf behalf,
            String address,
            String agent,
            Act act,
            String method,
            String endpoint,
            @Nullable String subject,
            String parameters,
            int status,
            @Nullable Integer answered,
            @Nullable Long person,
            Reason.@Nullable Kind reasonKind,
            @Nullable String reason) {}

    /** The latest first, those before the one given. */
    List<Found> find(AuditQuery query, long before, int limit) {
        return jdbc.sql("""
                        select * from access.audit
                         where id < :before and at >= :since and at < :until
                           and (cast(:user as text) is null or login = lower(:user) or name = :user)
                           and (cast(:act as text) is null or act = :act)
                           and (cast(:subject as text) is null or subject = :subject)
                           and (cast(:behalf as text) is null or lower(behalf_id) = lower(:behalf) or behalf_name = :behalf)
                           and (cast(:refused as boolean) is null or (status >= 400) = :refused)
                           and (:byItself or method || ' ' || endpoint <> all (:pages))
                         order by id desc limit :limit
                        """)
                .param("before", before)
                .param("since", OffsetDateTime.ofInstant(query.since(), BeijingTime.ZONE))
                .param("until", OffsetDateTime.ofInstant(query.until(), BeijingTime.ZONE))
                .param("user", query.user())
                .param("act", query.act() == null ? null : query.act().name())
                .param("subject", query.subject())
                .param("behalf", query.onBehalfOf())
                .param("refused", query.refused())
                .param("byItself", Boolean.TRUE.equals(query.byItself()))
                .param("pages", RequestWords.byItself().toArray(String[]::new))
                .param("limit", limit)
                .query(AuditList::found)
                .list();
    }

    /** The user of this login or name who holds or held a post in this scope; the first if there are several. */
    Optional<RecordedChanges.By> user(Scope scope, String loginOrName) {
        return jdbc.sql("""
                        select u.id, u.login from access.account_user u
                         where (u.login = lower(:who) or u.name = :who)
                           and exists (select from access.post p
                                        where p.user_id = u.id and p.area between :from and :to)
                         order by u.login = lower(:who) desc, u.id limit 1
                        """)
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .param("who", loginOrName)
                .query(RecordedChanges.By.class)
                .optional();
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        var kind = row.getString("reason_kind");
        return new Found(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("login"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getInt("area"),
                behalf(row),
                row.getString("address"),
                row.getString("agent"),
                Act.valueOf(row.getString("act")),
                row.getString("method"),
                row.getString("endpoint"),
                row.getString("subject"),
                row.getString("parameters"),
                row.getInt("status"),
                row.getObject("answered", Integer.class),
                row.getObject("person_id", Long.class),
                kind == null ? null : Reason.Kind.valueOf(kind),
                row.getString("reason"));
    }

    private static @Nullable Behalf behalf(ResultSet row) throws SQLException {
        var kind = row.getString("behalf");
        return kind == null
                ? null
                : new Behalf(Behalf.Kind.valueOf(kind), row.getString("behalf_id"), row.getString("behalf_name"));
    }
}
