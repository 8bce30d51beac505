package anxin.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;

/** Scanning a small package without database, which is mostly starting up; beside a Java that starts and ends. */
final class SmallScan {

    private static final int TIMES = 5;

    private final App app;
    private final Report report;
    private final Path work;

    SmallScan(App app, Report report, Path work) {
        this.app = app;
        this.report = report;
        this.work = work;
    }

    void run() {
        var city = work.resolve("small-city");
        app.run("", "simulate", "--out", city, "--projects", 10, "--months", 6).orRefuse(0);
        var times = new ArrayList<Measured>();
        for (int i = 0; i <= TIMES; i++) {
            times.add(app.run("", "scan", "--package", city, "--out", work.resolve("small-findings.csv"))
                    .orRefuse(0));
        }
        // The first one brings the files into the cache.
        times.removeFirst();
        var bare = Spread.of(IntStream.range(0, TIMES).mapToObj(_ -> bareJava()).toList());
        var spread = Spread.of(times.stream().map(Measured::wall).toList());
        report.add(Figure.of("scan --package, start to end (median)", "10 projects", spread.median())
                .beside("java -version", bare.median())
                .peak(times.stream().mapToLong(Measured::peakBytes).max().orElse(0)));
    }

    private Duration bareJava() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Watched.start(new ProcessBuilder(java, "-version"), work.resolve("java.log"))
                .untilOver()
                .orRefuse(0)
                .wall();
    }
}
