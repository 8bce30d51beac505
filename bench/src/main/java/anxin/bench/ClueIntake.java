package anxin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Reports of workers taken in, beside a bare Spring endpoint with one insert on the same database. For the most there can be,
 * a fixed number of phones send one after another, the two taking turns; for how long one waits, reports come at a fixed rate
 * whether the ones before were answered or not, and each is timed from when it should have gone out.
 */
final class ClueIntake {

    private static final int TURNS = 5;
    private static final int PHONES = 16;
    private static final Duration TURN = Duration.ofSeconds(8);
    private static final int RATE = 200;
    private static final Duration STREAM = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final Duration READ_WITHIN = Duration.ofMinutes(5);
    private static final int MOST_OPEN = 2_000;
    private static final double OF_THE_BARE = 0.6;

    private final App app;
    private final Report report;
    private final Path work;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ClueIntake(App app, Report report, Path work) {
        this.app = app;
        this.report = report;
        this.work = work;
    }

    void run() {
        try (var server = Server.start(app, work.resolve("clue-data"));
                var database = server.database()) {
            database.run(
                    "create table if not exists public.bare_report (id bigint generated always as identity primary key, at timestamptz not null, body text not null)");
            int port = Server.freePort();
            try (var _ = bare(server.data(), port)) {
                var ours = URI.create("http://127.0.0.1:%d/api/worker/reports".formatted(server.port()));
                var bare = URI.create("http://127.0.0.1:%d/reports".formatted(port));
                Patience.until(
                        Duration.ofMinutes(1),
                        Duration.ofMillis(100),
                        "bare endpoint",
                        () -> answers(bare) ? true : null);
                most(ours, bare, database);
                wait(ours, database);
            }
        }
    }

    private Watched bare(Path data, int port) {
        try {
            var java = ProcessHandle.current().info().command().orElse("java");
            var builder = new ProcessBuilder(
                    java,
                    "-XX:+UseCompactObjectHeaders",
                    "-Dloader.main=anxin.bench.BareIntake",
                    "-cp",
                    app.home().resolve("bench/target/bench.jar").toString(),
                    "org.springframework.boot.loader.launch.PropertiesLauncher",
                    "--server.port=" + port,
                    "--server.address=127.0.0.1",
                    "--spring.threads.virtual.enabled=true",
                    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%s/anxin"
                            .formatted(Files.readString(data.resolve("pg/port")).strip()),
                    "--spring.datasource.username=anxin",
                    "--spring.datasource.password="
                            + Files.readString(data.resolve("pg/password")).strip());
            return Watched.start(builder, app.logs().resolve("bare-intake.log"));
        } catch (IOException e) {
            throw new Failed("读不到数据库的端口：" + e, "The database's port cannot be read.", e);
        }
    }

    private void most(URI ours, URI bare, Database database) {
        var oursPerSecond = new ArrayList<Double>();
        var barePerSecond = new ArrayList<Double>();
        for (int turn = 0; turn <= TURNS; turn++) {
            barePerSecond.add(burst(bare));
            oursPerSecond.add(burst(ours));
            settled(database);
        }
        double our = median(oursPerSecond.subList(1, oursPerSecond.size()));
        double theirs = median(barePerSecond.subList(1, barePerSecond.size()));
        report.add(Figure.of(
                        "clues taken in, as many as there can be",
                        "%d phones, %d × %d s".formatted(PHONES, TURNS, TURN.toSeconds()),
                        each(our))
                .also("%,.0f/s, %.2f of the bare %,.0f/s".formatted(our, our / theirs, theirs))
                .beside("bare endpoint, one insert", each(theirs))
                .atMostTimes(1 / OF_THE_BARE));
    }

    private static Duration each(double perSecond) {
        return Duration.ofNanos((long) (1e9 / perSecond));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** How many a second a number of phones get through that wait for each answer. */
    private double burst(URI address) {
        var done = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + TURN.toNanos();
        try (var phones = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int phone = 0; phone < PHONES; phone++) {
                phones.submit(() -> {
                    while (System.nanoTime() < end) {
                        send(address);
                        done.incrementAndGet();
                    }
                    return null;
                });
            }
        }
        return done.get() / ((System.nanoTime() - begun) / 1e9);
    }

    private void wait(URI ours, Database database) {
        int count = (int) (RATE * STREAM.toSeconds());
        var times = Collections.synchronizedList(new ArrayList<Duration>(count));
        var open = new Semaphore(MOST_OPEN);
        long begun = System.nanoTime();
        try (var phones = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = begun + i * 1_000_000_000L / RATE;
                LockSupport.parkNanos(due - System.nanoTime());
                open.acquireUninterruptibly();
                phones.submit(() -> {
                    send(ours);
                    times.add(Duration.ofNanos(System.nanoTime() - due));
                    open.release();
                    return null;
                });
            }
        }
        var sorted = times.stream().sorted().toList();
        settled(database);
        report.add(Figure.of(
                        "clues at a fixed rate, whatever the answers (p99)",
                        "%d/s for %d s".formatted(RATE, STREAM.toSeconds()),
                        sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1))
                .also("median %s, slowest %s"
                        .formatted(Figure.text(sorted.get(sorted.size() / 2)), Figure.text(sorted.getLast())))
                .atMost(LONGEST_WAIT));
    }

    /** What a turn has left to be done afterwards is done before the next, so that each pays for its own. */
    private static void settled(Database database) {
        Patience.until(
                READ_WITHIN,
                Duration.ofMillis(100),
                "clues that were told of",
                () -> database.number("select count(*) from database.event_publication where completion_date is null")
                                        == 0
                                && database.number("select count(*) from clue.unsealed") == 0
                        ? true
                        : null);
    }

    private boolean answers(URI address) {
        try {
            send(address);
            return true;
        } catch (Failed notYet) {
            return false;
        }
    }

    private void send(URI address) {
        var body = """
                {"key": "%s", "area": "500101", "debtor": "某某建筑劳务有限公司", "since": "2026-07", "people": 3, "amountFen": 3800000,
                 "trade": "木工", "mode": "NAMED", "name": "王五", "phone": "13900000000",
                 "text": "我们三个人七月份进场做木工，说好每天三百八，到现在一分钱没发，老板电话不接，项目部说钱已经给了劳务公司，请帮帮我们。"}
                """.formatted(UUID.randomUUID());
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(30))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Failed(
                        "%s 得到 %d：%s".formatted(address, answer.statusCode(), answer.body()),
                        "A report was not taken.");
            }
        } catch (IOException e) {
            throw new Failed("%s 没有应答：%s".formatted(address, e), "%s did not answer.".formatted(address), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("被中断。", "was interrupted.", e);
        }
    }
}
