package anxin.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the evidence log adds to the writes that go into it, while the application appends beside: the same writes take turns
 * with and without the triggers that note a row as outstanding.
 */
final class EvidenceCost {

    private static final int ROUNDS = 9;
    private static final int REQUESTS = 150;
    private static final int COMMITS = 2_000;
    private static final int ROWS = 50_000;
    private static final Duration SEALED_WITHIN = Duration.ofMinutes(5);
    private static final String COMMENT = """
            insert into warning.comment (warning_id, at, by_login, by_name, text)
            select (select min(id) from warning.warning), now(), 'x', 'x', '已电话联系总包' from generate_series(1, %d)
            """;

    private final App app;
    private final Report report;
    private final Path work;

    EvidenceCost(App app, Report report, Path work) {
        this.app = app;
        this.report = report;
        this.work = work;
    }

    void run() {
        var city = work.resolve("evidence-city");
        app.run("", "simulate", "--out", city, "--projects", 20, "--months", 6).orRefuse(0);
        try (var server = Server.start(app, work.resolve("evidence-data"))) {
            app.run("", "import", city, "--data", server.data()).orRefuse(0);
            try (var database = server.database()) {
                var officer = server.browser();
                long warning = database.number("select min(id) from warning.warning");
                var throughTheApplication = measure(database, "comments sent by an officer", REQUESTS, () -> {
                    for (int i = 0; i < REQUESTS; i++) {
                        officer.postJson("/api/warnings/%d/comments".formatted(warning), "{\"text\":\"已电话联系总包\"}");
                    }
                });
                report.add(throughTheApplication.atMostTimes(1.1));
                // A bare insert costs next to nothing itself, so these show what the note costs at the worst.
                report.add(measure(database, "rows committed one by one, past the application", COMMITS, () -> {
                    for (int i = 0; i < COMMITS; i++) {
                        database.run(COMMENT.formatted(1));
                    }
                }));
                report.add(measure(
                        database,
                        "rows in one statement, past the application",
                        ROWS,
                        () -> database.run(COMMENT.formatted(ROWS))));
            }
        }
    }

    private Figure measure(Database database, String what, int size, Runnable write) {
        var with = new ArrayList<Duration>();
        var without = new ArrayList<Duration>();
        for (int round = 0; round <= ROUNDS; round++) {
            database.run("alter table warning.comment disable trigger comments_are_sealed");
            without.add(timed(database, write));
            database.run("alter table warning.comment enable trigger comments_are_sealed");
            with.add(timed(database, write));
        }
        var ours = Spread.of(afterTheFirst(with));
        var bare = Spread.of(afterTheFirst(without));
        return Figure.of("evidence log: " + what, "%d × %,d".formatted(ROUNDS, size), ours.median())
                .also("%+.1f %%"
                        .formatted(
                                100.0 * ours.median().toNanos() / bare.median().toNanos() - 100))
                .beside("without its triggers", bare.median());
    }

    // What the turn before left outstanding is appended first, so that each turn pays for its own rows.
    private static Duration timed(Database database, Runnable write) {
        Patience.until(
                SEALED_WITHIN,
                Duration.ofMillis(50),
                "evidence log",
                () -> database.number("select count(*) from warning.unsealed") == 0 ? true : null);
        long begun = System.nanoTime();
        write.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static List<Duration> afterTheFirst(List<Duration> times) {
        return times.subList(1, times.size());
    }
}
