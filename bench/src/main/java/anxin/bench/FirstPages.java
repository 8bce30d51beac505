package anxin.bench;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first page of every list as the console asks for it. */
final class FirstPages {

    private static final int WARM_UP = 5;
    private static final int TIMES = 20;
    private static final Duration LIMIT = Duration.ofMillis(200);

    private final Browser browser;
    private final Report report;
    private final Size size;

    FirstPages(Browser browser, Report report, Size size) {
        this.browser = browser;
        this.report = report;
        this.size = size;
    }

    void run() {
        var bare = spread("/api/session");
        pages().forEach((name, path) -> report.step(name, () -> {
            var spread = spread(path);
            report.add(Figure.of(
                            "first page: %s (p95)".formatted(name),
                            "%,d projects".formatted(size.projects()),
                            spread.p95())
                    .also("median " + Figure.text(spread.median()))
                    .beside("GET /api/session", bare.p95())
                    .atMost(LIMIT));
        }));
    }

    private Map<String, String> pages() {
        var part =
                browser.get("/api/cockpit").path("byArea").path(0).path("code").asString("500000");
        var project = browser.get("/api/projects?limit=1").path("items").path(0);
        var name = Browser.encoded(project.path("name").asString("项目"));
        var month = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(2);
        var pages = new LinkedHashMap<String, String>();
        pages.put("cockpit", "/api/cockpit");
        pages.put("cockpit of a province", "/api/cockpit?area=" + part);
        pages.put("warnings", "/api/warnings");
        pages.put("warnings, red", "/api/warnings?level=RED");
        pages.put("warnings of a rule by value", "/api/warnings?rule=wages-overdue&sort=value");
        pages.put("warnings of a province", "/api/warnings?area=" + part);
        pages.put("warnings of a month", "/api/warnings?month=" + month);
        pages.put("warnings, all states, by day", "/api/warnings?state=ALL&sort=raised");
        pages.put("warnings by project name", "/api/warnings?text=" + name);
        pages.put("projects", "/api/projects");
        pages.put("projects with red", "/api/projects?level=RED");
        pages.put("running projects of a province", "/api/projects?running=true&area=" + part);
        pages.put("projects by name", "/api/projects?text=" + name);
        pages.put("one project", "/api/projects/" + project.path("code").asString(""));
        pages.put("imports", "/api/imports");
        pages.put("scans", "/api/scans");
        pages.put("rules", "/api/rules");
        return pages;
    }

    private Spread spread(String path) {
        for (int i = 0; i < WARM_UP; i++) {
            browser.get(path);
        }
        var times = new ArrayList<Duration>();
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            browser.get(path);
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        return Spread.of(times);
    }
}
