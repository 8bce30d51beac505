package anxin.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Tasks and timers. State changes of tasks go through the whole application, signed in over HTTP: rights, row policies,
 * notices, audit and evidence log included. Beside it stands Flowable with the same two steps and a timer on each, called from
 * Java in this process, on the same PostgreSQL; the two take turns.
 */
final class Dispatching {

    private static final int ROUNDS = 5;
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final App app;
    private final Report report;
    private final Path work;
    private final int tasks;
    private final int clocks;

    Dispatching(App app, Report report, Path work, double scale) {
        this.app = app;
        this.report = report;
        this.work = work;
        this.tasks = Math.max(100, (int) (1_000 * scale));
        this.clocks = Math.max(1_000, (int) (100_000 * scale));
    }

    void run() {
        try (var server = Server.start(app, work.resolve("dispatch-data"));
                var database = server.database()) {
            var browsers =
                    IntStream.range(0, AT_ONCE).mapToObj(_ -> server.browser()).toList();
            timers(database);
            stateChanges(server, database, browsers);
        }
    }

    private void stateChanges(Server server, Database database, List<Browser> browsers) {
        var ours = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        try (var flowable = Flowable.on(server.data(), database)) {
            for (int round = 0; round <= ROUNDS; round++) {
                var ids = openTasks(database);
                ours.add(timed(IntStream.range(0, AT_ONCE)
                        .mapToObj(n -> (Callable<Void>) () -> {
                            for (int i = n; i < ids.size(); i += AT_ONCE) {
                                act(browsers.get(n), ids.get(i), "ACCEPT", "");
                                act(browsers.get(n), ids.get(i), "FINISH", "工资已足额发放");
                            }
                            return null;
                        })
                        .toList()));
                var instances = flowable.open(tasks);
                theirs.add(timed(IntStream.range(0, AT_ONCE)
                        .mapToObj(n -> (Callable<Void>) () -> {
                            for (int i = n; i < instances.size(); i += AT_ONCE) {
                                flowable.complete(instances.get(i));
                                flowable.complete(instances.get(i));
                            }
                            return null;
                        })
                        .toList()));
            }
        }
        var our = Spread.of(ours.subList(1, ours.size())).median();
        var their = Spread.of(theirs.subList(1, theirs.size())).median();
        report.add(Figure.of("state changes of tasks, over HTTP", "%d × %,d".formatted(ROUNDS, 2 * tasks), our)
                .also("%,.0f a second; Flowable %,.0f".formatted(aSecond(our), aSecond(their)))
                .beside("Flowable 7.2.0 in Java, the same two steps with timers", their)
                .atMostTimes(1));
    }

    private double aSecond(Duration time) {
        return 2e9 * tasks / time.toNanos();
    }

    private static void act(Browser browser, String task, String action, String text) {
        browser.postJson(
                "/api/tasks/%s/steps".formatted(task), "{\"action\":\"%s\",\"text\":\"%s\"}".formatted(action, text));
    }

    /** Tasks of the officer, each with a clock, as the application writes them. */
    private List<String> openTasks(Database database) {
        database.run("""
                with officer as (select id from access.account_user where login = 'officer'), opened as (
                    insert into dispatch.task (subject_kind, subject_id, title, area, ground, user_id, binding, asks,
                                               given_by_name, orgs, users, opened_at, changed_at)
                    select 'problem', 10000000 + (select coalesce(max(id), 0) from dispatch.task) + n, '某工地拖欠工资', 500101000,
                           'TERRITORY', officer.id, true, '核实并督促清偿', '系统', '{}', array[officer.id], now(), now()
                      from officer, generate_series(1, %d) n
                    returning id, subject_id)
                insert into dispatch.clock (subject_kind, subject_id, task_id, title, area, rule, number, unit, basis, from_day,
                                            first_due, due, calendar, next_on)
                select 'problem', subject_id, id, '某工地拖欠工资', 500101000, 'bench', 30, 'DAYS', 'bench', current_date,
                       current_date + 30, current_date + 30, 'bench', current_date + 28
                  from opened
                """.formatted(tasks));
        database.run("analyze dispatch.task, dispatch.clock");
        return database.texts("select id from dispatch.task where state = 'OFFERED' order by id").stream()
                .map(List::getFirst)
                .toList();
    }

    private void timers(Database database) {
        var times = new ArrayList<Duration>();
        for (int round = 0; round < 3; round++) {
            database.run("""
                    insert into dispatch.clock (subject_kind, subject_id, title, area, rule, number, unit, basis, from_day,
                                                first_due, due, calendar, next_on)
                    select 'clue', %d + n, '线索' || n, 500101000, 'bench-%d', 5, 'DAYS', 'bench', current_date - 6,
                           current_date - 1, current_date - 1, 'bench', null
                      from generate_series(1, %d) n
                    """.formatted(round * 1_000_000, round, clocks));
            // All steps but the one of this moment were gone.
            database.run("""
                    insert into dispatch.firing (clock_id, level, day, at)
                    select c.id, l.level, c.due, now() from dispatch.clock c, (values ('REMIND'), ('URGE')) l (level)
                     where c.rule = 'bench-%d'
                    """.formatted(round));
            database.run("analyze dispatch.clock, dispatch.firing");
            long begun = System.nanoTime();
            database.run("update dispatch.clock set next_on = current_date where rule = 'bench-%d'".formatted(round));
            database.run(
                    "update database.scheduled_tasks set execution_time = now() where task_name = 'dispatch-clocks'");
            var late = "select count(*) from dispatch.firing f join dispatch.clock c on c.id = f.clock_id"
                    + " where f.level = 'LATE' and c.rule = 'bench-%d'".formatted(round);
            Patience.until(
                    PATIENCE, Duration.ofMillis(200), "timers", () -> database.number(late) == clocks ? true : null);
            times.add(Duration.ofNanos(System.nanoTime() - begun));
            var twice = database.number(
                    "select count(*) - count(distinct clock_id) from dispatch.clock_event where kind = 'LATE'");
            if (twice != 0) {
                throw new Failed("有 %d 个时限触发了两次。".formatted(twice), "%d clocks fired twice.".formatted(twice));
            }
        }
        report.add(Figure.of(
                        "timers due at one moment",
                        "3 × %,d".formatted(clocks),
                        Spread.of(times).median())
                .also("each once, with event and notice; the wait for the scheduler (10 s at most) included")
                .atMost(Duration.ofSeconds(60)));
    }

    private static Duration timed(List<Callable<Void>> workers) {
        try (var threads = Executors.newFixedThreadPool(workers.size())) {
            long begun = System.nanoTime();
            for (var done : threads.invokeAll(workers)) {
                done.get();
            }
            return Duration.ofNanos(System.nanoTime() - begun);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断。", "was interrupted.", e);
        } catch (ExecutionException e) {
            throw new Failed("未能完成：" + e.getCause(), "failed: " + e.getCause(), e);
        }
    }
}
