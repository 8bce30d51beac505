package anxin.simulator;

import anxin.engine.calendar.WorkCalendar;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the command {@code simulate} does, whoever reads its options. */
public final class SimulateCity {

    private static final int DONE = 0;
    private static final int REFUSED = 3;

    private final SimulationOptions options;
    private final WorkCalendar calendar;

    public SimulateCity(SimulationOptions options, WorkCalendar calendar) {
        this.options = options;
        this.calendar = calendar;
    }

    /**
     * Writes the city and says what was written.
     *
     * @param zip where the package is also put as one file, or null
     * @return the exit code
     */
    public int run(Path folder, @Nullable Path zip, ProgressListener listener, PrintStream messages) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            messages.printf(
                    "要把模拟城市写入 %1$s，但它不是文件夹；请换一个文件夹。/ The city was to be written to %1$s, which is not a folder; name another.%n",
                    folder);
            return REFUSED;
        }
        try {
            var city = new CitySimulator(options, calendar).write(folder, listener);
            if (zip != null) {
                PackageZip.write(folder, zip);
            }
            messages.printf(
                    "模拟城市已写入 %1$s：%2$d 个项目，%3$d 行；%4$s 扫描应得 %5$d 条结果（truth.csv）。/ %2$d projects in %3$d rows are in %1$s; a scan as of %4$s must give the %5$d findings in truth.csv.%n",
                    folder, city.projects(), city.allRows(), options.until(), city.findings());
            return DONE;
        } catch (IOException e) {
            messages.printf(
                    "模拟城市未能写入 %1$s：%2$s；请检查磁盘空间和权限。/ The city could not be written to %1$s: %2$s; check space and permissions.%n",
                    folder, e);
            return REFUSED;
        }
    }
}
