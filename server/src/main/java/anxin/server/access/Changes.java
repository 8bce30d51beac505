package anxin.server.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was changed about users and organisations, by whom, when, what was and what is (操作留痕); only ever added to. */
@Repository
class Changes {

    private final JdbcClient jdbc;
    private final Clock clock;

    Changes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Something was done to a user. */
    void record(@Nullable User by, long userId, Kind kind) {
        insert(by, userId, null, kind, null, null, null);
    }

    /** A field of a user is not what it was; nothing is written when it is. */
    void record(@Nullable User by, long userId, Field field, @Nullable String was, @Nullable String isNow) {
        if (!Objects.equals(was, isNow)) {
            insert(by, userId, null, Kind.CHANGED, field, was, isNow);
        }
    }

    /** Something was done to an organisation. */
    void recordOf(int organisation, User by, Kind kind, @Nullable String isNow) {
        insert(by, null, organisation, kind, null, null, isNow);
    }

    /** A field of an organisation is not what it was; nothing is written when it is. */
    void recordOf(int organisation, @Nullable User by, Field field, @Nullable String was, @Nullable String isNow) {
        if (!Objects.equals(was, isNow)) {
            insert(by, null, organisation, Kind.CHANGED, field, was, isNow);
        }
    }

    /** Something was done to a key of a program. */
    void ofKey(User by, long program, Kind kind, @Nullable String was, @Nullable String isNow) {
        insert(by, program, null, kind, null, was, isNow);
    }

    /** All about one user, the latest first. */
    List<Change> of(long userId) {
        return all("user_id", userId);
    }

    /** All about one organisation, the latest first. */
    List<Change> ofOrganisation(int id) {
        return all("organisation_id", id);
    }

    private List<Change> all(String column, long id) {
        return jdbc.sql("""
                        select at, by_name, kind, field, was, is_now
                          from access.change where %s = :id order by id desc
                        """.formatted(column))
                .param("id", id)
                .query((row, _) -> new Change(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("field") == null ? null : Field.valueOf(row.getString("field")),
                        row.getString("was"),
                        row.getString("is_now")))
                .list();
    }

    private void insert(
            @Nullable User by,
            @Nullable Long userId,
            @Nullable Integer organisation,
            Kind kind,
            @Nullable Field field,
            @Nullable String was,
            @Nullable String isNow) {
        jdbc.sql("""
                        insert into access.change (at, by_id, by_name, user_id, organisation_id, kind, field, was, is_now)
                        values (:at, :by, :byName, :user, :organisation, :kind, :field, :was, :isNow)
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", by == null ? null : by.id())
                .param("byName", by == null ? "安薪" : by.name())
                .param("user", userId)
                .param("organisation", organisation)
                .param("kind", kind.name())
                .param("field", field == null ? null : field.name())
                .param("was", was)
                .param("isNow", isNow)
                .update();
    }

    enum Kind {
        ADDED,
        CHANGED,
        DEACTIVATED,
        REACTIVATED,
        LINK_MADE,
        PASSWORD_SET,
        PASSWORD_CHANGED,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_OFF,
        SESSION_ENDED,
        SESSIONS_ENDED,
        ORGANISATION_ADDED,
        ORGANISATION_ENDED,
        PROGRAM_ADDED,
        KEY_MADE,
        KEY_WITHDRAWN,
        PROVIDER_BOUND,
        PROVIDER_RELEASED
    }

    enum Field {
        LOGIN,
        NAME,
        ROLE,
        AREA,
        ORGANISATION,
        PROJECTS,
        VILLAGES,
        KIND,
        PARENT,
        CREDIT_CODE,
        BANK_CODE,
        CATEGORIES,
        ALIASES
    }

    record Change(
            Instant at,
            String by,
            Kind kind,
            @Nullable Field field,
            @Nullable String was,
            @Nullable String isNow) {}
}
