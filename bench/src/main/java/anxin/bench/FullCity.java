package anxin.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A whole city in the database: its import, its scan, judging one project again, the lists, and starting on it. */
final class FullCity {

    private static final int PAYROLLS = 10;
    private static final String IMPORT_HEAP = "-Xmx512m";
    private static final String SCAN_HEAP = "-Xmx2g";

    private final App app;
    private final Report report;
    private final Size size;
    private final Path city;
    private final Path data;

    FullCity(App app, Report report, Size size, Path work) {
        this.app = app;
        this.report = report;
        this.size = size;
        this.city = work.resolve("city");
        this.data = work.resolve("city-data");
    }

    void run() {
        makeUp();
        try (var server = Server.start(app, data)) {
            takeIn();
            try (var database = server.database()) {
                report.step("full scan", () -> scan(database));
            }
            var browser = server.browser();
            report.step("daily scan", () -> dailyScan(browser));
            report.step("judging again after a payroll", () -> payrolls(browser));
            report.step("first pages", () -> new FirstPages(browser, report, size).run());
        }
        report.step("warm start", this::warmStart);
    }

    private void makeUp() {
        report.say("  making up %,d projects".formatted(size.projects()));
        var made = app.run(
                        "-Xmx1g",
                        "simulate",
                        "--out",
                        city,
                        "--projects",
                        size.projects(),
                        "--workers-per-project",
                        size.workersPerProject(),
                        "--months",
                        Size.MONTHS,
                        "--swipes",
                        "sparse")
                .orRefuse(0);
        report.add(Figure.of("making up the city", "%,d projects".formatted(size.projects()), made.wall())
                .peak(made.peakBytes()));
        report.say("  thinning the attendance to a swipe a worker and month");
        Csv.thinned(city.resolve("attendance.csv"));
    }

    private void takeIn() {
        long rows = 0;
        for (var file : List.of(
                "corps",
                "projects",
                "participants",
                "accounts",
                "workers",
                "attendance",
                "payrolls",
                "account_entries",
                "deposit_events",
                "progress")) {
            rows += Csv.rows(city.resolve(file + ".csv"));
        }
        report.say("  importing %,d rows".formatted(rows));
        var ours = app.run(IMPORT_HEAP, "import", city, "--data", data).orRefuse(0);
        report.add(Figure.of(
                        "import of the whole city, and judging it",
                        "%,d rows, %,d projects".formatted(rows, size.projects()),
                        ours.wall())
                .also("%s, %s of processor besides the database"
                        .formatted(AttendanceImport.rate(rows, ours.wall()), Figure.text(ours.cpu())))
                .peak(ours.peakBytes()));
    }

    private void scan(Database database) {
        long engagements = database.number("select count(*) from wage.engagement");
        long begun = System.nanoTime();
        long bytes = ROWS.stream().mapToLong(database::readThrough).sum();
        var bare = Duration.ofNanos(System.nanoTime() - begun);
        var findings = data.resolveSibling("findings.csv");
        var ours = app.run(SCAN_HEAP, "scan", "--out", findings, "--data", data).orRefuse(0);
        report.add(Figure.of(
                        "full scan from the database",
                        "%,d projects, %,d engagements".formatted(size.projects(), engagements),
                        ours.wall())
                .also("%,d findings, %,d MB read, %s of processor besides the database"
                        .formatted(Csv.rows(findings), bytes >> 20, Figure.text(ours.cpu())))
                .beside("COPY TO of the rows", bare)
                .peak(ours.peakBytes())
                .atMost(Duration.ofSeconds(60)));
    }

    /** What the scan reads, table after table. */
    private static final List<String> ROWS = List.of(
            "select * from project.project where not withdrawn",
            """
            select project_id, person_id, entry_date, registered_on, contract_signed_on, exit_date, settled_on, card_id
              from wage.engagement where not withdrawn""",
            "select project_id, person_id, month, days from wage.worker_month",
            """
            select project_id, person_id, month, seq, due_fen, paid_fen, balance_date, pay_account_id, card_id, channel, back_pay
              from wage.payroll_line where not withdrawn""",
            """
            select project_id, number_id, opened_on, filed_on, closed_on, frozen_on, unfrozen_on
              from fund.account where not withdrawn""",
            """
            select account_id, serial_no, at, credit, amount_fen, balance_fen, counterparty_id, purpose
              from fund.entry where not withdrawn""",
            """
            select project_id, event_no, kind, form, amount_fen, event_date, valid_to, refers_to
              from fund.deposit_event where not withdrawn""",
            """
            select project_id, month, completed_value_fen, paid_amount_fen, labour_cost_due_fen
              from fund.progress where not withdrawn""");

    /** The scan that moves warnings, asked for as an officer does. */
    private void dailyScan(Browser browser) {
        browser.post("/api/scans");
        var scan = Patience.until(Duration.ofMinutes(30), Duration.ofMillis(200), "the scan", () -> {
            var latest = browser.get("/api/scans").path("items").path(0);
            return latest.path("state").asString().equals("RUNNING") ? null : latest;
        });
        if (!scan.path("state").asString().equals("DONE")) {
            throw new Failed("扫描没有成功：" + scan, "The scan did not succeed.");
        }
        report.add(Figure.of(
                "full scan in serve, moving warnings",
                "%,d projects".formatted(scan.path("judged").asLong()),
                Duration.between(
                        Instant.parse(scan.path("startedAt").asString()),
                        Instant.parse(scan.path("finishedAt").asString()))));
    }

    private void payrolls(Browser browser) {
        var times = new ArrayList<Duration>();
        long raised = 0;
        var files = Csv.unpaid(city.resolve("payrolls.csv"), size.projects(), PAYROLLS + 1);
        for (var file : files) {
            long begun = System.nanoTime();
            long id = browser.upload("/api/imports", "payrolls.csv", file)
                    .path("id")
                    .asLong();
            var done = Patience.until(
                    Duration.ofMinutes(2), Duration.ofMillis(5), "import " + id, () -> judged(browser, id));
            times.add(Duration.ofNanos(System.nanoTime() - begun));
            raised += done.path("warningsChanged").path("raised").asLong();
        }
        // The first one finds the statements not yet prepared and the classes not yet compiled.
        var first = times.removeFirst();
        var spread = Spread.of(times);
        report.add(Figure.of(
                        "payroll of one project: from upload to its warnings (median)",
                        "%d payrolls".formatted(times.size()),
                        spread.median())
                .also("first %s, slowest of the rest %s, %d warnings raised"
                        .formatted(Figure.text(first), Figure.text(spread.slowest()), raised))
                .atMost(Duration.ofSeconds(1)));
    }

    private static @Nullable JsonNode judged(Browser browser, long id) {
        var now = browser.get("/api/imports/" + id);
        return switch (now.path("state").asString()) {
            case "DONE" -> now.path("warningsChanged").isObject() ? now : null;
            case "FAILED", "CANCELLED" -> throw new Failed("导入没有成功：" + now, "The import did not succeed.");
            default -> null;
        };
    }

    private void warmStart() {
        try (var server = Server.start(app, data)) {
            report.add(Figure.of("start of serve", "on the whole city", server.startUp())
                    .peak(server.process().peakBytes()));
        }
    }
}
