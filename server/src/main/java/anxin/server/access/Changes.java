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
    void record(@Nullable Person by, long userId, Kind kind) {
        insert(by, userId, null, null, kind, null, null, null);
    }

    /** A field of a user is not what it was; nothing is written when it is. */
    void record(@Nullable Person by, long userId, Field field, @Nullable String was, @Nullable String isNow) {
        if (!Objects.equals(was, isNow)) {
            insert(by, userId, null, null, Kind.CHANGED, field, was, isNow);
        }
    }

    /** Something was done to an organisation. */
    void recordOf(int organisation, Person by, Kind kind, @Nullable String isNow) {
        insert(by, null, null, organisation, kind, null, null, isNow);
    }

    /** A field of an organisation is not what it was; nothing is written when it is. */
    void recordOf(int organisation, @Nullable Person by, Field field, @Nullable String was, @Nullable String isNow) {
        if (!Objects.equals(was, isNow)) {
            insert(by, null, null, organisation, Kind.CHANGED, field, was, isNow);
        }
    }

    /** Something was done to a key of a program. */
    void ofKey(Person by, long program, Kind kind, @Nullable String was, @Nullable String isNow) {
        insert(by, program, null, null, kind, null, was, isNow);
    }

    /** Something was done to a post of a user. */
    void ofPost(Person by, Posts.Term term, Kind kind, @Nullable String isNow) {
        insert(by, term.user(), term.post().id(), null, kind, null, null, isNow);
    }

    /** A field of a post is not what it was; nothing is written when it is. */
    void ofPost(@Nullable Person by, Posts.Term term, Field field, @Nullable String was, @Nullable String isNow) {
        if (!Objects.equals(was, isNow)) {
            insert(by, term.user(), term.post().id(), null, Kind.CHANGED, field, was, isNow);
        }
    }

    /** All about one user, the latest first; of their posts, those in this scope. */
    List<Change> of(long userId, Scope scope) {
        return all("""
                user_id = :id and (post_id is null or exists (
                    select from access.post p where p.id = post_id and p.area between %d and %d))
                """.formatted(scope.areaFrom(), scope.areaTo()), userId);
    }

    /** All about one organisation, the latest first. */
    List<Change> ofOrganisation(int id) {
        return all("organisation_id = :id", id);
    }

    private List<Change> all(String condition, long id) {
        return jdbc.sql("""
                        select at, by_name, on_behalf_of, kind, field, was, is_now
                          from access.change where %s order by id desc
                        """.formatted(condition))
                .param("id", id)
                .query((row, _) -> new Change(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        row.getString("on_behalf_of"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("field") == null ? null : Field.valueOf(row.getString("field")),
                        row.getString("was"),
                        row.getString("is_now")))
                .list();
    }

    private void insert(
            @Nullable Person by,
            @Nullable Long userId,
            @Nullable Long post,
            @Nullable Integer organisation,
            Kind kind,
            @Nullable Field field,
            @Nullable String was,
            @Nullable String isNow) {
        jdbc.sql("""
                        insert into access.change (at, by_id, by_name, on_behalf_of, user_id, post_id, organisation_id, kind,
                                                   field, was, is_now)
                        values (:at, :by, :byName, :behalf, :user, :post, :organisation, :kind, :field, :was, :isNow)
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", by == null ? null : by.id())
                .param("byName", by == null ? "安薪" : by.name())
                .param(
                        "behalf",
                        by instanceof User user && user.post().holder() != null
                                ? user.post().holder().name()
                                : null)
                .param("user", userId)
                .param("post", post)
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
        FACTOR_OFF_ASKED,
        FACTOR_OFF_REFUSED,
        SESSION_ENDED,
        SESSIONS_ENDED,
        ORGANISATION_ADDED,
        ORGANISATION_ENDED,
        PROGRAM_ADDED,
        KEY_MADE,
        KEY_WITHDRAWN,
        PROVIDER_BOUND,
        PROVIDER_RELEASED,
        POST_GIVEN,
        POST_ENDED,
        DEPUTY_NAMED,
        DEPUTY_ENDED
    }

    enum Field {
        LOGIN,
        NAME,
        ROLE,
        AREA,
        ORGANISATION,
        PROJECTS,
        POST,
        FROM_DAY,
        TO_DAY,
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
            @Nullable String onBehalfOf,
            Kind kind,
            @Nullable Field field,
            @Nullable String was,
            @Nullable String isNow) {}
}
