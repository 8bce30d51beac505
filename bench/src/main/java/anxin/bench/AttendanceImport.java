package anxin.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A large attendance file through the front door, beside a bare {@code COPY} of the same rows, their ids already found,
 * into a table of the same shape.
 */
final class AttendanceImport {

    private static final String HEAP = "-Xmx512m";

    private final App app;
    private final Report report;
    private final Size size;
    private final Path work;

    AttendanceImport(App app, Report report, Size size, Path work) {
        this.app = app;
        this.report = report;
        this.size = size;
        this.work = work;
    }

    void run() {
        var city = work.resolve("attendance-city");
        report.say("  making up a city with %,d swipes".formatted(size.swipes()));
        app.run("-Xmx1g", "simulate", "--out", city, "--projects", size.projectsOfTheFile(), "--months", Size.MONTHS)
                .orRefuse(0);
        var whole = city.resolve("attendance.csv");
        var file = Folders.make(work.resolve("attendance-only")).resolve("attendance.csv");
        long rows = Csv.head(whole, file, size.swipes());
        Folders.remove(whole);

        try (var server = Server.start(app, work.resolve("attendance-data"))) {
            report.add(Figure.of("first start of serve", "empty data folder", server.startUp()));
            report.say("  importing the projects and workers first");
            app.run(HEAP, "import", city, "--data", server.data()).orRefuse(0);
            try (var database = server.database()) {
                database.run("checkpoint");
                report.say("  importing %,d swipes".formatted(rows));
                var ours =
                        app.run(HEAP, "import", file, "--data", server.data()).orRefuse(0);
                long stored = database.number("select count(*) from wage.swipe");
                if (stored != rows) {
                    throw new Failed(
                            "文件有 %,d 行，库中有 %,d 行。".formatted(rows, stored),
                            "The file has %,d rows, the table %,d.".formatted(rows, stored));
                }
                report.say("  copying the same rows bare");
                var bare = bareCopy(database, rows);
                report.add(Figure.of("import of attendance.csv", "%,d rows".formatted(rows), ours.wall())
                        .also("%s, %s of processor besides the database"
                                .formatted(rate(rows, ours.wall()), Figure.text(ours.cpu())))
                        .beside("COPY", bare)
                        .peak(ours.peakBytes())
                        .atMostTimes(3));
            }
        }
    }

    /** Keys in order, no ids to find, nothing checked: the friendliest way these rows can come. */
    private Duration bareCopy(Database database, long rows) {
        var copied = work.resolve("swipes.copy");
        database.copyOut("select * from wage.swipe order by project_id, person_id, at, direction", copied);
        database.run("create schema bench");
        database.run("create table bench.swipe (like wage.swipe including all) partition by range (at)");
        database.texts("""
                        select c.relname, pg_get_expr(c.relpartbound, c.oid)
                          from pg_inherits i join pg_class c on c.oid = i.inhrelid
                         where i.inhparent = 'wage.swipe'::regclass
                        """)
                .forEach(partition -> database.run("create table bench.%s partition of bench.swipe %s"
                        .formatted(partition.get(0), partition.get(1))));
        database.run("checkpoint");
        var bare = database.copyIn("bench.swipe", copied);
        long stored = database.number("select count(*) from bench.swipe");
        if (stored != rows) {
            throw new Failed("对照只存入 %,d 行。".formatted(stored), "The reference stored %,d rows.".formatted(stored));
        }
        return bare;
    }

    static String rate(long rows, Duration time) {
        return "%,d rows/s".formatted(rows * 1_000_000_000L / Math.max(1, time.toNanos()));
    }
}
