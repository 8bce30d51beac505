package anxin.server.clue.hotspot;

import anxin.server.access.User;
import anxin.server.clue.desk.DeskWork;
import anxin.server.http.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who answers for a hot spot, and what they say became of it. */
@Repository
class SpotOwners {

    private final JdbcClient jdbc;
    private final DeskWork desk;

    SpotOwners(JdbcClient jdbc, DeskWork desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    record Said(String text, Instant at, String by) {}

    record Owner(
            long id,
            int organisation,
            String asks,
            @Nullable LocalDate due,
            List<Said> feedback) {}

    /** The last one named. */
    Optional<Owner> of(HotSpots.Kind kind, String subject) {
        return jdbc.sql("select * from clue.hot_spot where kind = ? and subject = ? order by id desc limit 1")
                .params(kind.name(), subject)
                .query((row, _) -> new Owner(
                        row.getLong("id"),
                        row.getInt("org_id"),
                        row.getString("asks"),
                        row.getObject("due", LocalDate.class),
                        said(row.getLong("id"))))
                .optional();
    }

    private List<Said> said(long spot) {
        return jdbc.sql("select text, at, by_name from clue.hot_spot_feedback where hot_spot_id = ? order by id")
                .param(spot)
                .query((row, _) -> new Said(
                        row.getString("text"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name")))
                .list();
    }

    void give(HotSpots.Kind kind, String subject, int organisation, String asks, @Nullable LocalDate due, User by) {
        desk.whole(() -> jdbc.sql("""
                        insert into clue.hot_spot (kind, subject, area, org_id, asks, due, at, by_login, by_name)
                        values (:kind, :subject, :area, :org, :asks, :due, :now, :login, :name)
                        """)
                .param("kind", kind.name())
                .param("subject", subject)
                .param("area", by.area())
                .param("org", organisation)
                .param("asks", asks)
                .param("due", due, java.sql.Types.DATE)
                .param("now", desk.now())
                .param("login", by.login())
                .param("name", by.name())
                .update());
    }

    void say(HotSpots.Kind kind, String subject, String text, User by) {
        var owner = of(kind, subject)
                .orElseThrow(
                        () -> Refusal.notFound(
                                "HOT_SPOT_UNOWNED",
                                "这个热点还没有责任单位，或不在您的管辖范围内；请先指定责任单位。",
                                "Nobody answers for this hot spot yet, or it lies outside your scope; name an organisation first."));
        desk.whole(() -> jdbc.sql("""
                        insert into clue.hot_spot_feedback (hot_spot_id, text, at, by_login, by_name) values (?, ?, ?, ?, ?)
                        """)
                .params(owner.id(), text, desk.now(), by.login(), by.name())
                .update());
    }
}
