package anxin.server.dispatch;

import anxin.engine.policy.TimeLimit;
import anxin.engine.policy.Unit;
import anxin.server.access.User;
import anxin.server.dispatch.ClockDesk.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Extensions and suspensions asked for. */
@Repository
class ClockRequestStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    ClockRequestStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One as it is decided on. */
    record Request(
            long id, long clock, Kind kind, @Nullable TimeLimit time, String reason, long askedBy, boolean decided) {}

    void add(long clockId, Kind kind, @Nullable TimeLimit time, String reason, String text, User user) {
        jdbc.sql("""
                        insert into dispatch.clock_request (clock_id, kind, number, unit, reason, text, asked_at, asked_by, asked_name)
                        values (:clock, :kind, :number, :unit, :reason, :text, :at, :by, :name)
                        """)
                .param("clock", clockId)
                .param("kind", kind.name())
                .param("number", time == null ? null : time.number())
                .param("unit", time == null ? null : time.unit().name())
                .param("reason", reason)
                .param("text", text)
                .param("at", OffsetDateTime.now(clock))
                .param("by", user.id())
                .param("name", user.name())
                .update();
    }

    Optional<Request> lock(long id) {
        return jdbc.sql("select * from dispatch.clock_request where id = ? for update")
                .param(id)
                .query((row, _) -> new Request(
                        row.getLong("id"),
                        row.getLong("clock_id"),
                        Kind.valueOf(row.getString("kind")),
                        time(row),
                        row.getString("reason"),
                        row.getLong("asked_by"),
                        row.getObject("decided_at") != null))
                .optional();
    }

    void decide(long id, boolean granted, User user) {
        jdbc.sql("""
                        update dispatch.clock_request
                           set decided_at = :at, decided_by = :by, decided_name = :name, granted = :granted
                         where id = :id
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", user.id())
                .param("name", user.name())
                .param("granted", granted)
                .param("id", id)
                .update();
    }

    /** Those that wait for a decision, by clock. */
    Map<Long, ClockView.Asked> open(Collection<Long> clocks) {
        var open = new HashMap<Long, ClockView.Asked>();
        jdbc.sql("select * from dispatch.clock_request where clock_id = any(?) and decided_at is null")
                .param((Object) clocks.toArray(Long[]::new))
                .query((row, _) -> {
                    var time = time(row);
                    return open.put(
                            row.getLong("clock_id"),
                            new ClockView.Asked(
                                    row.getLong("id"),
                                    row.getString("kind"),
                                    time == null ? null : ClockShown.words(time),
                                    row.getString("reason"),
                                    row.getString("text"),
                                    row.getString("asked_name"),
                                    row.getObject("asked_at", OffsetDateTime.class)
                                            .toInstant()));
                })
                .list();
        return open;
    }

    private static @Nullable TimeLimit time(ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        return unit == null ? null : new TimeLimit(row.getInt("number"), Unit.valueOf(unit));
    }
}
