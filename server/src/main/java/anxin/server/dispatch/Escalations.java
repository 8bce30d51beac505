package anxin.server.dispatch;

import anxin.server.notice.Notices;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes clocks up the steps of their ladder. A batch of clocks is locked, passing over those another application has, and
 * their steps, events, notices and the day of the next step are written in one transaction: a crash or a lost database
 * leaves nothing half done, and the primary key of {@code dispatch.firing} lets no step happen twice. Steps of days gone by
 * happen too, in order, each with its own day.
 */
@Component
class Escalations {

    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final Calendars calendars;
    private final EscalationNotices notices;
    private final Notices told;
    private final ApplicationEventPublisher events;

    Escalations(
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transactions,
            Calendars calendars,
            EscalationNotices notices,
            Notices told,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
        this.calendars = calendars;
        this.notices = notices;
        this.told = told;
        this.events = events;
    }

    /** A step a clock has come to. */
    record Fired(ClockRow clock, String level, LocalDate day) {

        boolean isLate() {
            return level.equals(Ladder.LATE);
        }
    }

    /** All steps whose day has come; says how many. */
    int fire() {
        int fired = 0;
        while (true) {
            var batch = transactions.execute(_ -> batch(AT_ONCE));
            if (batch == null || batch < 0) {
                return fired;
            }
            fired += batch;
        }
    }

    /** Those of some clocks; -1 when there are none left. */
    private int batch(int most) {
        var today = LocalDate.now(clock);
        var rows = jdbc.sql("""
                        select * from dispatch.clock
                         where state = 'RUNNING' and next_on <= :today
                         order by next_on, id limit :most for update skip locked
                        """)
                .param("today", today)
                .param("most", most)
                .query(ClockRow::of)
                .list();
        if (rows.isEmpty()) {
            return -1;
        }
        var gone = gone(rows);
        var ladders = new HashMap<Integer, Ladder>();
        var fired = new ArrayList<Fired>();
        var next = new LinkedHashMap<ClockRow, @Nullable LocalDate>();
        for (var row : rows) {
            var done = gone.computeIfAbsent(row.id(), _ -> new HashSet<>());
            var steps = ladders.computeIfAbsent(row.area(), area -> calendars.ladder(area, today))
                    .steps(calendars.inForce().calendar(), row.due(), row.stoodFrom(), row.stoodDays());
            for (var step : steps) {
                if (!step.day().isAfter(today) && done.add(step.level())) {
                    fired.add(new Fired(row, step.level(), step.day()));
                }
            }
            next.put(row, Ladder.next(steps, done));
        }
        write(fired, next);
        told.tell(notices.of(fired));
        for (var each : fired) {
            events.publishEvent(
                    each.isLate()
                            ? new ClockRanOut(
                                    each.clock().subject(),
                                    each.clock().id(),
                                    each.clock().limit().rule())
                            : new EscalationReached(each.clock().subject(), each.level()));
        }
        return fired.size();
    }

    private Map<Long, Set<String>> gone(List<ClockRow> rows) {
        var gone = new HashMap<Long, Set<String>>();
        jdbc.sql("select clock_id, level from dispatch.firing where clock_id = any(?)")
                .param((Object) rows.stream().map(ClockRow::id).toArray(Long[]::new))
                .query((row, _) -> gone.computeIfAbsent(row.getLong("clock_id"), _ -> new HashSet<>())
                        .add(row.getString("level")))
                .list();
        return gone;
    }

    private void write(List<Fired> fired, Map<ClockRow, @Nullable LocalDate> next) {
        var now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        with fired as (
                            select * from unnest(:clocks::bigint[], :levels::text[], :days::date[], :dues::date[])
                                     as f (clock_id, level, day, due)
                        ), steps as (
                            insert into dispatch.firing (clock_id, level, day, at) select clock_id, level, day, :at from fired
                        )
                        insert into dispatch.clock_event (clock_id, at, day, kind, by_name, due, level)
                        select clock_id, :at, day, case when level = 'LATE' then 'LATE' else 'ESCALATED' end, :by, due,
                               nullif(level, 'LATE')
                          from fired
                        """)
                .param("clocks", fired.stream().map(each -> each.clock().id()).toArray(Long[]::new))
                .param("levels", fired.stream().map(Fired::level).toArray(String[]::new))
                .param("days", fired.stream().map(each -> each.day().toString()).toArray(String[]::new))
                .param(
                        "dues",
                        fired.stream()
                                .map(each -> each.clock().due().toString())
                                .toArray(String[]::new))
                .param("at", now)
                .param("by", By.application().name())
                .update();
        var highest = new HashMap<Long, String>();
        fired.stream()
                .filter(each -> !each.isLate())
                .forEach(each -> highest.put(each.clock().id(), each.level()));
        jdbc.sql("""
                        update dispatch.clock c set next_on = n.day, level = coalesce(n.level, c.level)
                          from unnest(:clocks::bigint[], :days::date[], :levels::text[]) as n (id, day, level)
                         where c.id = n.id
                        """)
                .param("clocks", next.keySet().stream().map(ClockRow::id).toArray(Long[]::new))
                .param(
                        "days",
                        next.values().stream()
                                .map(day -> day == null ? null : day.toString())
                                .toArray(String[]::new))
                .param(
                        "levels",
                        next.keySet().stream().map(row -> highest.get(row.id())).toArray(String[]::new))
                .update();
        press(fired, now);
    }

    /** The tasks behind them show that they were urged, and from listed supervision on that they are supervised. */
    private void press(List<Fired> fired, OffsetDateTime now) {
        var pressed = fired.stream()
                .filter(each -> !each.isLate() && !each.level().equals(Level.REMIND.name()))
                .toList();
        if (pressed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with pressed as (
                            select t.id, t.org_id, t.user_id, f.day, f.word,
                                   case when f.level = 'URGE' then 'URGED' else 'SUPERVISED' end as kind
                              from unnest(:kinds::text[], :subjects::bigint[], :tasks::bigint[], :levels::text[], :words::text[],
                                          :days::date[]) as f (kind, subject, task, level, word, day)
                              join dispatch.task t on t.subject_kind = f.kind and t.subject_id = f.subject
                                                  and (f.task = 0 or f.task = t.id) and t.state not in ('DONE', 'WITHDRAWN')
                        ), steps as (
                            insert into dispatch.step (task_id, at, day, kind, by_name, org_id, user_id, text)
                            select id, :at, day, kind, :by, org_id, user_id, word from pressed
                        )
                        update dispatch.task t
                           set urged = t.urged + p.urged, supervised = t.supervised or p.supervised
                          from (select id, count(*) filter (where kind = 'URGED') as urged,
                                       bool_or(kind = 'SUPERVISED') as supervised
                                  from pressed group by id) p
                         where t.id = p.id
                        """)
                .param(
                        "kinds",
                        pressed.stream()
                                .map(each -> each.clock().subject().kind())
                                .toArray(String[]::new))
                .param(
                        "subjects",
                        pressed.stream()
                                .map(each -> each.clock().subject().id())
                                .toArray(Long[]::new))
                .param(
                        "tasks",
                        pressed.stream().map(each -> each.clock().task()).toArray(Long[]::new))
                .param("levels", pressed.stream().map(Fired::level).toArray(String[]::new))
                .param(
                        "words",
                        pressed.stream()
                                .map(each -> Level.valueOf(each.level()).words().zh())
                                .toArray(String[]::new))
                .param(
                        "days",
                        pressed.stream().map(each -> each.day().toString()).toArray(String[]::new))
                .param("at", now)
                .param("by", By.application().name())
                .update();
    }
}
