package anxin.bench;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./anxin bench}: measures the built application and prints a table. */
@Command(
        name = "anxin bench",
        mixinStandardHelpOptions = true,
        description = {
            "测量导入、扫描、列表和启动用时，并与裸 COPY 等对照。",
            "Measures import, scan, lists and start-up, each beside what a bare tool needs for the same."
        })
public final class Bench implements Callable<Integer> {

    /** What can be measured by itself. */
    enum Step {
        ATTENDANCE,
        CITY,
        DISPATCH,
        CLUES,
        EVIDENCE,
        SMALL
    }

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "1",
            description = "规模，1 为全量，0.05 可先试。 Size: 1 is full, 0.05 a try-out.")
    private double scale;

    @Option(
            names = "--only",
            paramLabel = "STEP",
            split = ",",
            description = "只测 ${COMPLETION-CANDIDATES} 中的几项。 Only some of these.")
    private Set<Step> only = EnumSet.allOf(Step.class);

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "工作文件夹（默认 data/bench；全量约需 30 GB）。 Work folder; the full size needs some 30 GB.")
    private @Nullable Path work;

    @Option(names = "--keep", description = "结束后保留工作文件夹。 Keeps the work folder.")
    private boolean keep;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "结果写入的文件（默认 bench/target/benchmarks.md）。 Where the table goes.")
    private @Nullable Path out;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    System.err.println(failure.getMessage());
                    return 3;
                })
                .execute(args));
    }

    @Override
    public Integer call() {
        var size = Size.of(scale);
        var home = Path.of(System.getProperty("anxin.home", "."));
        var folder = (work == null ? home.resolve("data/bench") : work)
                .toAbsolutePath()
                .normalize();
        // A folder of our own inside, so that only what we made is removed.
        var own = Folders.make(folder.resolve("run-" + ProcessHandle.current().pid()));
        var result = out == null ? home.resolve("bench/target/benchmarks.md") : out;
        var report = new Report(scale);
        var app = new App(home, own.resolve("log"));
        report.say("%s, scale %s, in %s".formatted(Machine.words(), scale, own));
        try {
            if (only.contains(Step.SMALL)) {
                report.step("scan of a small package", () -> new SmallScan(app, report, own).run());
            }
            if (only.contains(Step.EVIDENCE)) {
                report.step("evidence log", () -> new EvidenceCost(app, report, own).run());
            }
            if (only.contains(Step.DISPATCH)) {
                report.step("tasks and timers", () -> new Dispatching(app, report, own, scale).run());
                tidy(own.resolve("dispatch-data"));
            }
            if (only.contains(Step.CLUES)) {
                report.step("clues", () -> new ClueIntake(app, report, own).run());
            }
            if (only.contains(Step.ATTENDANCE)) {
                report.step("attendance", () -> new AttendanceImport(app, report, size, own).run());
                tidy(own.resolve("attendance-data"), own.resolve("swipes.copy"), own.resolve("attendance-only"));
            }
            if (only.contains(Step.CITY)) {
                report.step("whole city", () -> new FullCity(app, report, size, own).run());
            }
        } finally {
            report.write(result);
            tidy(own);
        }
        System.out.print(report.markdown());
        report.say("written to " + result);
        return report.failed() ? 1 : 0;
    }

    private void tidy(Path... paths) {
        if (!keep) {
            for (var path : paths) {
                Folders.remove(path);
            }
        }
    }
}
