package anxin.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.testing.ServerTest;
import anxin.server.warning.BeijingDay;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.TransactionException;

/**
 * Clocks go up their ladder: each step once, none left out, also through an application that was down, two that run at once,
 * one that is killed and a database that gives up. March 2026 starts on a Sunday and has no holidays.
 */
@ServerTest
@DirtiesContext
@RecordApplicationEvents
@Import(BeijingDay.Setting.class)
class EscalationTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final int MANY = 3_000;

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private Clocks clocks;

    @Autowired
    private ClockStore store;

    @Autowired
    private Escalations escalations;

    @Autowired
    private Organisations organisations;

    @Autowired
    private BeijingDay today;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private ApplicationEvents events;

    @BeforeEach
    void monday() {
        today.is(MONDAY);
    }

    @AfterEach
    void nothingStaysToFire() {
        jdbc.sql("update dispatch.clock set next_on = null").update();
    }

    @Test
    void eachStepComesOnItsDayAndOnce() {
        var problem = started(MONDAY, 5);

        fireOn(LocalDate.of(2026, 3, 4));
        assertThat(story(problem)).isEmpty();
        fireOn(LocalDate.of(2026, 3, 5));
        fireOn(LocalDate.of(2026, 3, 5));
        assertThat(story(problem)).containsExactly("REMIND 2026-03-05");
        fireOn(LocalDate.of(2026, 3, 9));
        assertThat(story(problem)).containsExactly("REMIND 2026-03-05");
        fireOn(LocalDate.of(2026, 3, 10));
        assertThat(story(problem)).containsExactly("REMIND 2026-03-05", "LATE 2026-03-10", "URGE 2026-03-10");
        assertThat(events.stream(ClockRanOut.class)
                        .filter(each -> each.subject().equals(problem)))
                .hasSize(1);
        assertThat(events.stream(EscalationReached.class)
                        .filter(each -> each.subject().equals(problem))
                        .map(EscalationReached::level))
                .containsExactly("REMIND", "URGE");
    }

    @Test
    void stepsOfDaysOnWhichNothingRanAreMadeUpForInOrderEachWithItsOwnDay() {
        var problem = started(MONDAY, 5);

        fireOn(LocalDate.of(2026, 5, 29));

        assertThat(story(problem))
                .containsExactly(
                        "REMIND 2026-03-05",
                        "LATE 2026-03-10",
                        "URGE 2026-03-10",
                        "RAISE 2026-03-12",
                        "LIST 2026-03-18",
                        "INTERVIEW 2026-03-30");
        var task = dispatch.tasks(problem).getFirst();
        assertThat(task.supervised()).isTrue();
        assertThat(task.urged()).isEqualTo(1);
        assertThat(task.steps()).extracting(TaskView.StepView::kind).startsWith("OPENED", "URGED", "SUPERVISED");
    }

    @Test
    void aSuspendedClockStandsStillAndItsLadderWithIt() {
        var problem = started(MONDAY, 5);
        long clock = clocks.of(problem).getFirst().id();
        today.is(LocalDate.of(2026, 3, 3));
        store.suspend(clock, LocalDate.of(2026, 3, 3));

        fireOn(LocalDate.of(2026, 5, 29));

        assertThat(story(problem)).isEmpty();
    }

    @Test
    void daysBetweenAnEndAndAReopeningDoNotCountForTheLadder() {
        var problem = started(MONDAY, 5);
        fireOn(LocalDate.of(2026, 3, 5));
        clocks.stop(problem, null, LocalDate.of(2026, 3, 6), By.application());
        fireOn(LocalDate.of(2026, 4, 20));
        assertThat(story(problem)).containsExactly("REMIND 2026-03-05");

        today.is(LocalDate.of(2026, 4, 20));
        clocks.reopen(problem, By.application());
        fireOn(LocalDate.of(2026, 4, 20));

        assertThat(clocks.of(problem).getFirst().late()).isTrue();
        assertThat(story(problem))
                .as("late at once by the first clock, but nobody is interviewed for days on which it was closed")
                .containsExactly("REMIND 2026-03-05", "LATE 2026-03-10");
        fireOn(LocalDate.of(2026, 4, 24));
        assertThat(story(problem)).contains("URGE 2026-04-24").noneMatch(step -> step.startsWith("INTERVIEW"));
    }

    @Test
    void twoAtOnceFireEachStepOnce() throws Exception {
        startedMany();
        today.is(LocalDate.of(2026, 3, 10));

        int fired = atOnce(escalations::fire, escalations::fire);

        assertThat(fired).as("these, and what other stories left running").isGreaterThanOrEqualTo(3 * MANY);
        theyAllFiredOnce();
    }

    @Test
    void whoIsKilledInBetweenLeavesNothingOutAndNothingTwice() throws Exception {
        startedMany();
        today.is(LocalDate.of(2026, 3, 10));
        for (int round = 0; round < 2; round++) {
            var process = FiringProcess.start(environment, today.today());
            process.awaitSteps(1);
            process.kill();
            // Until the database has noticed.
            jdbc.sql("select id from dispatch.clock where rule = 'many' for update")
                    .query(Long.class)
                    .list();
        }
        assertThat(
                        count(
                                "select count(*) from dispatch.firing f join dispatch.clock c on c.id = f.clock_id where c.rule = 'many'"))
                .isZero();

        escalations.fire();

        theyAllFiredOnce();
    }

    @Test
    void aDatabaseThatGivesUpInTheMiddleLeavesNothingHalfDone() throws Exception {
        startedMany();
        today.is(LocalDate.of(2026, 3, 10));
        // Notices are written last: here the database takes its time, and then ends the connection.
        jdbc.sql("""
                        create function public.slow_and_gone() returns trigger language plpgsql as $$
                        begin perform pg_sleep(0.3); perform pg_terminate_backend(pg_backend_pid()); return null; end $$
                        """).update();
        jdbc.sql(
                        "create trigger gone after insert on notice.notice for each statement execute function public.slow_and_gone()")
                .update();
        for (int round = 0; round < 3; round++) {
            boolean failed = false;
            try {
                escalations.fire();
            } catch (DataAccessException | TransactionException gone) {
                failed = true;
            }
            assertThat(failed).isTrue();
        }
        assertThat(
                        count(
                                "select count(*) from dispatch.firing f join dispatch.clock c on c.id = f.clock_id where c.rule = 'many'"))
                .isZero();
        jdbc.sql("drop trigger gone on notice.notice").update();
        jdbc.sql("drop function public.slow_and_gone()").update();

        escalations.fire();

        theyAllFiredOnce();
    }

    private Subject started(LocalDate from, int workingDays) {
        var problem = Matter.problem();
        int town = Matter.office(organisations, OrganisationKind.TOWN, Matter.WANZHOU);
        dispatch.open(problem, Matter.in(Matter.WANZHOU), List.of(Matter.to(town)), By.application());
        clocks.start(problem, Matter.in(Matter.WANZHOU), from, Matter.workingDays(workingDays));
        return problem;
    }

    private void startedMany() {
        jdbc.sql("delete from notice.notice").update();
        jdbc.sql("update dispatch.clock set rule = 'fired' where rule = 'many'").update();
        int offset = count("select coalesce(max(id), 0) from dispatch.clock");
        jdbc.sql("""
                        insert into dispatch.clock (subject_kind, subject_id, title, area, rule, number, unit, basis, from_day,
                                                    first_due, due, calendar, next_on)
                        select 'clue', 1000000 + :offset + n, '线索' || n, :area, 'many', 5, 'WORKDAYS', '测试', '2026-03-02',
                               '2026-03-09', '2026-03-09', '2026', '2026-03-05'
                          from generate_series(1, :many) n
                        """)
                .param("offset", offset)
                .param("area", Matter.WANZHOU)
                .param("many", MANY)
                .update();
    }

    private void theyAllFiredOnce() {
        for (var table : List.of("dispatch.firing", "dispatch.clock_event")) {
            assertThat(jdbc.sql("""
                                    select count(*) || ' of ' || count(distinct f.clock_id || coalesce(f.level, '')) from %s f
                                      join dispatch.clock c on c.id = f.clock_id where c.rule = 'many'
                                    """.formatted(table)).query(String.class).single())
                    .as(table)
                    .isEqualTo("%d of %d".formatted(3 * MANY, 3 * MANY));
        }
        assertThat(count("select count(*) from notice.notice where zh like '%线索%'"))
                .as("one notice for each step")
                .isEqualTo(3 * MANY);
    }

    private int atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            return IntStream.of(threads.invokeAll(List.of(one, other)).stream()
                            .mapToInt(done -> done.resultNow())
                            .toArray())
                    .sum();
        }
    }

    private void fireOn(LocalDate day) {
        today.is(day);
        escalations.fire();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private List<String> story(Subject subject) {
        return jdbc.sql("""
                        select coalesce(e.level, e.kind) || ' ' || e.day from dispatch.clock_event e
                          join dispatch.clock c on c.id = e.clock_id
                         where c.subject_kind = ? and c.subject_id = ? and e.kind in ('LATE', 'ESCALATED') order by e.id
                        """)
                .params(subject.kind(), subject.id())
                .query(String.class)
                .list();
    }
}
