package anxin.server.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.hazard.life.WarningsIntoPool;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import anxin.server.warning.BeijingDay;
import anxin.server.warning.Handing;
import anxin.server.warning.Scans;
import anxin.server.warning.Site;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Warnings enter the pool by the level the pack names, one problem for a rule at a project, and leave it to people to close. */
@ServerTest
@Import({BeijingDay.Setting.class, Handing.class})
class WarningsIntoPoolTests {

    private static final String PASSWORD = "for tests only";

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private Scans scans;

    @Autowired
    private WarningsIntoPool pool;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    // The city of this code has no pack of its own, so the national one judges it.
    private static Site site(String code) {
        return Site.startedOn(code, "330102", march(1));
    }

    private void scanOn(LocalDate day) {
        today.is(day);
        scans.daily();
        // The listener of the scan does the same in another thread; whoever is second finds nothing new.
        pool.takeIn();
    }

    private Caller officer() {
        accounts.put("intake-officer", "陈监察", Role.OFFICER, 330_102_000, PASSWORD);
        return Caller.signedIn(environment, "intake-officer", PASSWORD);
    }

    private static List<JsonNode> problems(Caller caller, String code) {
        return caller.get("/api/problems?stage=ALL&project=" + code)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    @Test
    void theNightlyScanFillsThePoolAndNeverTwice() {
        today.is(march(3));
        handing.in(site("NIGHT").in(folder));
        pool.takeIn();
        var officer = officer();

        assertThat(problems(officer, "NIGHT"))
                .as("yellow from the first day, blue not by itself")
                .extracting(problem -> problem.path("kind").asString())
                .containsExactly("payment-guarantee-missing");

        scanOn(march(8));
        pool.takeIn();
        officer = officer();
        assertThat(problems(officer, "NIGHT"))
                .extracting(problem -> problem.path("kind").asString() + " "
                        + problem.path("level").asString())
                .containsExactlyInAnyOrder("payment-guarantee-missing YELLOW", "attendance-silent YELLOW");

        long silent = problems(officer, "NIGHT").stream()
                .filter(problem -> problem.path("kind").asString().equals("attendance-silent"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
        handing.in(site("NIGHT").attendedOn(march(7)).in(folder));
        pool.takeIn();
        pool.takeIn();
        var page = officer.get("/api/problems/" + silent).json();
        assertThat(page.path("problem").path("stage").asString())
                .as("a cleared warning closes no problem")
                .isEqualTo("COLLECTED");
        assertThat(page.path("sources").get(0).path("state").asString()).isEqualTo("CLEARED");
        assertThat(page.path("events").findValuesAsString("kind")).containsExactly("COLLECTED", "SIGNAL");
        assertThat(page.path("problem").path("hoursToAction").isNull())
                .as("what the application notes is no action")
                .isTrue();

        scanOn(march(16));
        officer = officer();
        assertThat(officer.get("/api/problems/" + silent).json().path("sources").size())
                .as("the next warning of the rule is another source of the same problem")
                .isEqualTo(2);
        assertThat(problems(officer, "NIGHT")).hasSize(2);
    }

    @Test
    void aWarningOfAnyLevelCanBePutInByHand() {
        today.is(march(3));
        handing.in(site("BYHAND").in(folder));
        scanOn(march(4));
        var officer = officer();
        long blue = jdbc.sql("""
                        select id from warning.warning where project_code = 'BYHAND' and rule = 'attendance-silent'
                        """).query(Long.class).single();
        assertThat(problems(officer, "BYHAND")).hasSize(1);

        var entered = officer.post("/api/problems/warnings/" + blue, "{}");

        assertThat(entered.status()).as("%s", entered).isEqualTo(200);
        assertThat(officer.get("/api/problems/" + entered.json().path("id").asLong())
                        .json()
                        .path("problem")
                        .path("level")
                        .asString())
                .isEqualTo("BLUE");
        assertThat(officer.post("/api/problems/warnings/" + blue, "{}")
                        .json()
                        .path("id")
                        .asLong())
                .as("a second time leads to the same")
                .isEqualTo(entered.json().path("id").asLong());
        assertThat(officer.post("/api/problems/warnings/999999", "{}").code()).isEqualTo("WARNING_UNKNOWN");
    }
}
