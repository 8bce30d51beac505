package anxin.server.access.audit;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.User;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seeing persons in full (查看完整信息): noted before anything is shown, counted, and limited by the day. */
@Component
public class Reveals {

    private final AuditStore store;
    private final Requests requests;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final int perDay;

    Reveals(
            AuditStore store,
            Requests requests,
            JdbcClient jdbc,
            Clock clock,
            @Value("${anxin.reveals.per-day:100}") int perDay) {
        this.store = store;
        this.requests = requests;
        this.jdbc = jdbc;
        this.clock = clock;
        this.perDay = perDay;
    }

    /**
     * Notes that the user sees this person in full with the answer to this request.
     *
     * @throws Refusal when the user has seen as many today as one may
     */
    @Transactional
    public void note(HttpServletRequest request, User user, Act act, long person, Reason reason) {
        // One at a time for each user, or the last of the day could be had twice.
        jdbc.sql("select pg_advisory_xact_lock(x'52455645'::int, :user)")
                .param("user", (int) user.id())
                .query(_ -> {});
        int today = jdbc.sql("""
                        select count(*) from access.audit
                         where user_id = :user and act in ('REVEAL', 'COPY') and status < 400 and at >= :since
                        """)
                .param("user", user.id())
                .param("since", startOfToday())
                .query(Integer.class)
                .single();
        if (today >= perDay) {
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "REVEALS_USED_UP",
                    new Words(
                            "您今天已查看 %d 人的完整信息，达到每日上限；请明天再查，确需更多请联系系统管理员。".formatted(today),
                            "You have seen %d persons in full today, which is the limit; go on tomorrow, or ask the system administrator."
                                    .formatted(today)));
        }
        store.add(List.of(
                requests.row(request, user, HttpServletResponse.SC_OK, false).because(act, person, reason)));
        request.setAttribute(AuditFilter.WRITTEN, true);
    }

    /** Who has seen a person in full, and how often. */
    public List<SeenBy> of(long person) {
        return jdbc.sql("""
                        select login, max(name) as name, count(*) as times, max(at) as last,
                               (array_agg(reason order by id desc))[1] as reason
                          from access.audit where person_id = :person and status < 400
                         group by login order by max(at) desc
                        """).param("person", person).query(Reveals::seenBy).list();
    }

    /** Who has seen at least so many persons in full on one day since then; the most first. */
    List<Many> many(Instant since, int atLeast) {
        return jdbc.sql("""
                        select (at at time zone 'Asia/Shanghai')::date as day, login, max(name) as name, count(*) as times,
                               count(distinct person_id) as persons
                          from access.audit
                         where act in ('REVEAL', 'COPY') and status < 400 and at >= :since
                         group by 1, login having count(*) >= :atLeast
                         order by times desc, day desc limit 20
                        """)
                .param("since", OffsetDateTime.ofInstant(since, BeijingTime.ZONE))
                .param("atLeast", atLeast)
                .query(Many.class)
                .list();
    }

    private OffsetDateTime startOfToday() {
        return AuditStore.day(clock.instant()).atStartOfDay(BeijingTime.ZONE).toOffsetDateTime();
    }

    private static SeenBy seenBy(ResultSet row, int n) throws SQLException {
        return new SeenBy(
                row.getString("login"),
                row.getString("name"),
                row.getInt("times"),
                row.getObject("last", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }

    /** @param reason that of the last time */
    public record SeenBy(String login, String name, int times, Instant last, String reason) {}

    record Many(java.time.LocalDate day, String login, String name, int times, int persons) {}
}
