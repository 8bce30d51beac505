package anxin.server.cli;

import anxin.engine.calendar.BeijingTime;
import anxin.server.jurisdiction.PacksInForce;
import anxin.simulator.CitySimulator;
import anxin.simulator.SimulatedCity;
import anxin.simulator.SimulationOptions;
import anxin.simulator.SwipeVolume;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./anxin simulate}: writes a made-up city as a data package, with the truth about it beside. */
@Command(name = "simulate")
class Simulate implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of(".");

    @Option(names = "--seed", paramLabel = "N")
    private @Nullable Long seed;

    @Option(names = "--projects", paramLabel = "N")
    private @Nullable Integer projects;

    @Option(names = "--months", paramLabel = "N")
    private @Nullable Integer months;

    @Option(names = "--workers-per-project", paramLabel = "N")
    private @Nullable Integer workers;

    @Option(names = "--until", paramLabel = "DAY")
    private @Nullable LocalDate until;

    @Option(names = "--area", paramLabel = "CODE")
    private @Nullable String area;

    @Option(names = "--swipes", paramLabel = "VOLUME")
    private @Nullable SwipeVolume swipes;

    @Option(names = "--no-violations")
    private boolean noViolations;

    @Override
    public Integer call() throws Exception {
        var progress = new Progress();
        var city = write(options(), out, progress);
        progress.end();
        Language.say(
                "已写入 %s：%,d 个项目，%,d 行，已知违规 %,d 条（truth.csv）。"
                        .formatted(out, city.projects(), city.allRows(), city.findings()),
                "Written to %s: %,d projects, %,d rows, %,d known violations (truth.csv)."
                        .formatted(out, city.projects(), city.allRows(), city.findings()));
        return Exit.DONE;
    }

    static SimulatedCity write(SimulationOptions options, Path folder, Progress progress) throws IOException {
        var calendar = PacksInForce.load(List.of(), Set.of(), Map.of()).calendar();
        return new CitySimulator(options, calendar)
                .write(
                        folder,
                        (done, all, rows) -> progress.show(
                                "正在生成：第 %,d / %,d 个项目，%,d 行".formatted(done, all, rows),
                                "Making up project %,d of %,d, %,d rows".formatted(done, all, rows)));
    }

    private SimulationOptions options() {
        var options = SimulationOptions.demo(until == null ? LocalDate.now(BeijingTime.ZONE) : until)
                .withArea(area)
                .withViolations(!noViolations);
        options = seed == null ? options : options.withSeed(seed);
        options = projects == null ? options : options.withProjects(projects);
        options = months == null ? options : options.withMonths(months);
        options = workers == null ? options : options.withWorkersPerProject(workers);
        return swipes == null ? options : options.withSwipes(swipes);
    }
}
