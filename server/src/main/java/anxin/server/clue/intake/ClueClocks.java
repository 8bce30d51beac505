package anxin.server.clue.intake;

import anxin.engine.calendar.BeijingTime;
import anxin.server.clue.ClueReceived;
import anxin.server.clue.ReporterSpoke;
import anxin.server.dispatch.About;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Clocks;
import anxin.server.dispatch.Dispatch;
import anxin.server.dispatch.Limit;
import anxin.server.dispatch.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionTemplate;

/** Each clue has the clock of its channel (办理时限): from the day it came in, to the answer or until it is withdrawn. */
@Component
class ClueClocks {

    // However many come in at once, those who report have the database before this has.
    private static final Semaphore ONE_BY_ONE = new Semaphore(1);

    private final JdbcClient jdbc;
    private final Limits limits;
    private final Clocks clocks;
    private final Dispatch dispatch;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ClueClocks(
            JdbcClient jdbc,
            Limits limits,
            Clocks clocks,
            Dispatch dispatch,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.clocks = clocks;
        this.dispatch = dispatch;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Timed(String number, String channel, int area, int projectId, LocalDate receivedOn) {}

    /** Asked again, the same clock goes on. */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(ClueReceived event) {
        ONE_BY_ONE.acquireUninterruptibly();
        try {
            transaction.executeWithoutResult(_ -> start(event));
        } finally {
            ONE_BY_ONE.release();
        }
    }

    private void start(ClueReceived event) {
        find(event.clue())
                .ifPresent(clue -> limits.channel(clue.area(), clue.channel())
                        .flatMap(channel -> limits.limit(clue.area(), channel, clue.receivedOn()))
                        .ifPresent(limit -> clocks.start(
                                subject(event.clue()),
                                new About("线索 " + clue.number(), clue.area(), clue.projectId(), null),
                                clue.receivedOn(),
                                new Limit(limit.parameter(), limit.time(), limit.basis()))));
    }

    private Optional<Timed> find(long clue) {
        return jdbc.sql("""
                        select number, channel, area, coalesce(project_id, 0) as project_id, received_on
                          from clue.clue where id = ?
                        """).param(clue).query(Timed.class).optional();
    }

    @ApplicationModuleListener
    void on(ReporterSpoke event) {
        switch (event.what()) {
            case REOPENING -> clocks.reopen(subject(event.clue()), By.application());
            case WITHDRAWAL -> {
                clocks.stop(
                        subject(event.clue()),
                        null,
                        LocalDate.ofInstant(clock.instant(), BeijingTime.ZONE),
                        By.application());
                dispatch.withdraw(subject(event.clue()), "反映人已撤回", By.application());
            }
            default -> {
                // What else is said moves no clock.
            }
        }
    }

    static Subject subject(long clue) {
        return new Subject("clue", clue);
    }
}
