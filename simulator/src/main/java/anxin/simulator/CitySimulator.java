package anxin.simulator;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.datapackage.FileKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes a made-up city (模拟城市) as a data package, and beside it, in {@code truth.csv}, what a scan of it on its last day
 * must find.
 *
 * <p>The truth follows from how each violation was put in, never from running the rules. Projects are made up side by
 * side and written in order, so the same options give the same bytes and only a few projects are in memory at a time.
 */
public final class CitySimulator {

    private final SimulationOptions options;
    private final WorkCalendar calendar;

    /** @param calendar working days, which pay dates and deadlines follow */
    public CitySimulator(SimulationOptions options, WorkCalendar calendar) {
        this.options = options;
        this.calendar = calendar;
    }

    /** Fills a folder, which is made if need be; files of the same names are replaced. */
    public SimulatedCity write(Path folder, ProgressListener listener) throws IOException {
        var places = Places.under(options.area());
        var corps = new Corps(options, places);
        var maker = new SiteMaker(options, calendar, places, corps);
        var swipes = new Swipes(options, maker.horizon());
        var truth = new ArrayList<TruthLine>();
        try (var files = new CityFiles(folder);
                var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var corpRows = new CsvBuffer();
            corps.all().forEach(corp -> SiteRows.corp(corpRows, corp));
            files.append(FileKind.CORPS, corpRows);

            int ahead = 3 * Runtime.getRuntime().availableProcessors();
            var waiting = new ArrayDeque<Future<SiteRows>>();
            try {
                for (int next = 0, done = 0; done < options.projects(); done++) {
                    for (; next < options.projects() && waiting.size() < ahead; next++) {
                        int index = next;
                        waiting.add(workers.submit(() -> SiteRows.of(maker.make(index), swipes)));
                    }
                    var rows = finished(waiting.remove());
                    files.append(rows);
                    truth.addAll(rows.truth());
                    listener.written(done + 1, options.projects(), files.rows());
                }
            } finally {
                waiting.forEach(site -> site.cancel(true));
            }
            truth.sort(TruthLine.ORDER);
            files.truth(truth);
            return new SimulatedCity(options.projects(), files.rowsByKind(), truth.size());
        }
    }

    private static SiteRows finished(Future<SiteRows> site) {
        try {
            return site.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a project could not be made up", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the writing of the city was interrupted", e);
        }
    }
}
