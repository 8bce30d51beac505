package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.datapackage.DataPackage;
import anxin.engine.datapackage.KnownReferences;
import anxin.engine.datapackage.Limits;
import anxin.engine.datapackage.PackageRows;
import anxin.engine.rules.Finding;
import anxin.engine.scan.FileScan;
import anxin.engine.scan.FindingsCsv;
import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import anxin.server.warning.scan.LiveScan;
import anxin.simulator.CitySimulator;
import anxin.simulator.SimulationOptions;
import cn.idev.excel.FastExcel;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** A made-up city, handed in as a package and judged on its last day. */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestInstance(Lifecycle.PER_CLASS)
class AJudgedCityTests {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private Scans scans;

    @Autowired
    private LiveScan live;

    @Autowired
    private PacksInForce packs;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private Path city;

    @BeforeAll
    void theCityIsHandedIn(@TempDir Path folder) throws IOException {
        city = folder;
        today.is(LAST_DAY);
        new CitySimulator(
                        SimulationOptions.demo(LAST_DAY).withProjects(60),
                        packs.get().calendar())
                .write(folder, (_, _, _) -> {});
        handing.in(folder);
        accounts.put("officer", "监察员", Role.OFFICER, 0, "for tests only");
        accounts.put("leader", "领导", Role.LEADER, 0, "for tests only");
    }

    @Test
    void theDatabaseFindsWhatTheFilesFindToTheByte() throws Exception {
        for (var day : List.of(LAST_DAY, LAST_DAY.minusDays(45), LAST_DAY.minusMonths(5))) {
            assertThat(fromDatabase(ScanRequest.of(day))).isEqualTo(fromFiles(day));
        }
    }

    @Test
    void projectsJudgedOneByOneGiveTheSameFindings() throws Exception {
        var oneByOne = new ArrayList<Finding>();
        for (int id : jdbc.sql("select id from project.project order by id desc")
                .query(Integer.class)
                .list()) {
            oneByOne.addAll(scans.find(new ScanRequest(LAST_DAY, 0, null, Set.of(), List.of(), Map.of(), Set.of(id))));
        }
        var written = new StringWriter();
        FindingsCsv.write(oneByOne, written);

        assertThat(written.toString()).isEqualTo(fromDatabase(ScanRequest.of(LAST_DAY)));
    }

    @Test
    void whatIsOpenIsWhatWasFound() throws Exception {
        var open = jdbc.sql("""
                        select project_code || ',' || rule || ','
                               || case when month is null then '' else (month / 12) || '-' || lpad((month % 12 + 1)::text, 2, '0') end
                               || ',' || (array['BLUE', 'YELLOW', 'RED'])[level] || ',' || value
                          from warning.warning where state = 'OPEN'
                        """).query(String.class).list();

        assertThat(open)
                .containsExactlyInAnyOrderElementsOf(
                        fromFiles(LAST_DAY).lines().skip(1).toList());
    }

    @Test
    void aForcedPackAndNumbersSetByHandOnlyFind() throws Exception {
        var before = states();

        var trial = fromDatabase(new ScanRequest(
                LAST_DAY, 0, "620724", Set.of(), List.of(), Map.of("attendance-silent.yellow", "4"), null));

        assertThat(trial).isNotEqualTo(fromDatabase(ScanRequest.of(LAST_DAY)));
        assertThat(states()).isEqualTo(before);
    }

    @Test
    void askingManyTimesUsesNoConnectionUp() {
        var caller = caller("leader");
        long id = caller.get("/api/warnings?limit=1")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asLong();

        for (int i = 0; i < 25; i++) {
            answered(caller, "/api/warnings/" + id);
            answered(caller, "/api/cockpit");
            answered(caller, "/api/projects?limit=5");
        }
    }

    @Test
    void everyCountOfTheCockpitIsThatOfTheListItOpens() {
        var caller = caller("leader");
        var cockpit = caller.get("/api/cockpit").json();
        assertThat(cockpit.path("warnings").path("RED").asInt()).isPositive();

        for (var level : List.of("RED", "YELLOW", "BLUE")) {
            assertThat(count(caller, "/api/warnings?level=" + level))
                    .isEqualTo(cockpit.path("warnings").path(level).asInt());
            for (var part : cockpit.path("byArea")) {
                assertThat(count(
                                caller,
                                "/api/warnings?level=%s&area=%s"
                                        .formatted(level, part.path("code").asString())))
                        .isEqualTo(part.path(level).asInt());
            }
            for (var rule : cockpit.path("byRule")) {
                assertThat(count(
                                caller,
                                "/api/warnings?level=%s&rule=%s"
                                        .formatted(level, rule.path("rule").asString())))
                        .isEqualTo(rule.path(level).asInt());
            }
            for (var day : cockpit.path("trend")) {
                assertThat(count(
                                caller,
                                "/api/warnings?state=ALL&level=%s&openOn=%s"
                                        .formatted(level, day.path("day").asString())))
                        .isEqualTo(day.path(level).asInt());
            }
        }
        assertThat(count(caller, "/api/warnings?state=ALL&raisedFrom=%1$s&raisedTo=%1$s".formatted(LAST_DAY)))
                .isEqualTo(cockpit.path("newToday").asInt());
        assertThat(count(caller, "/api/projects?"))
                .isEqualTo(cockpit.path("projects").asInt());
        assertThat(count(caller, "/api/projects?running=true"))
                .isEqualTo(cockpit.path("running").asInt());
    }

    @Test
    void nobodySeesBeyondTheirOwnArea() {
        int area = jdbc.sql("select area / 100000 * 100000 from warning.warning group by 1 order by count(*) limit 1")
                .query(Integer.class)
                .single();
        accounts.put("local", "本市监察员", Role.OFFICER, area, "for tests only");
        var everywhere = caller("officer");
        var local = caller("local");
        var foreign = everywhere
                .get("/api/warnings?limit=200")
                .json()
                .path("items")
                .valueStream()
                .filter(item ->
                        Integer.parseInt(item.path("areaCode").asString().substring(0, 4)) != area / 100000)
                .findFirst()
                .orElseThrow();

        assertThat(all(local, "/api/warnings?limit=200"))
                .isNotEmpty()
                .allSatisfy(
                        item -> assertThat(item.path("areaCode").asString()).startsWith(String.valueOf(area / 100000)));
        assertThat(count(local, "/api/warnings?area=" + foreign.path("areaCode").asString()))
                .isZero();
        assertThat(local.get("/api/warnings/" + foreign.path("id").asLong()).status())
                .isEqualTo(404);
        assertThat(local.get("/api/projects/" + foreign.path("projectCode").asString())
                        .status())
                .isEqualTo(404);
        assertThat(local.post(
                                "/api/warnings/%d/acknowledgement"
                                        .formatted(foreign.path("id").asLong()),
                                "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theWarningPageExplainsItselfInBothLanguages() {
        var caller = caller("officer");
        long id = caller.get("/api/warnings?rule=wages-overdue&limit=1")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asLong();

        var page = caller.get("/api/warnings/" + id).json();

        assertThat(page.path("explanation").asString())
                .matches("\\d{4}-\\d{2}工资应于\\d{4}-\\d{2}-\\d{2}付清，尚欠[\\d,]+\\.\\d{2}元，已逾期\\d+天。");
        assertThat(page.path("valueText").asString()).endsWith("元");
        assertThat(page.path("basis").path(0).path("text").asString()).contains("保障农民工工资支付条例");
        assertThat(page.path("history").path(0).path("kind").asString()).isEqualTo("RAISED");
        assertThat(page.path("handledBy").isEmpty()).isFalse();
        assertThat(page.path("clearByText").path("lastDay").asString()).isGreaterThan(LAST_DAY.toString());
        assertThat(caller.inEnglish()
                        .get("/api/warnings/" + id)
                        .json()
                        .path("explanation")
                        .asString())
                .startsWith("The wages of 2");
    }

    @Test
    void everyExplanationIsWhole() {
        var caller = caller("officer");

        for (var item : firstOfEachRule(caller)) {
            var page = answered(caller, "/api/warnings/" + item.path("id").asLong());
            assertThat(page.path("explanation").asString())
                    .as(item.path("rule").asString())
                    .isNotBlank()
                    .doesNotContain("—", "{", "}");
        }
    }

    @Test
    void anOfficerTakesNoteAndCommentsALeaderMayNot() {
        var officer = caller("officer");
        var item = officer.get("/api/warnings?acknowledged=false&limit=1")
                .json()
                .path("items")
                .path(0);
        var path = "/api/warnings/" + item.path("id").asLong();

        assertThat(caller("leader").post(path + "/acknowledgement", "{}").status())
                .isEqualTo(403);
        assertThat(officer.post(path + "/acknowledgement", "{}").status()).isEqualTo(204);
        assertThat(officer.post(path + "/comments", "{\"text\": \"已电话联系总包。\"}").status())
                .isEqualTo(204);
        assertThat(officer.post(path + "/comments", "{\"text\": \" \"}").status())
                .isEqualTo(400);

        var page = officer.get(path).json();
        assertThat(page.path("acknowledged").asBoolean()).isTrue();
        assertThat(page.path("acknowledgedBy").asString()).isEqualTo("监察员");
        assertThat(page.path("comments").path(0).path("text").asString()).isEqualTo("已电话联系总包。");
    }

    @Test
    void pagesLeaveNothingOutAndShowNothingTwice() {
        var caller = caller("officer");
        for (var sort : List.of("level", "raised", "value", "project")) {
            var seen = all(caller, "/api/warnings?limit=7&sort=" + sort).stream()
                    .map(item -> item.path("id").asLong())
                    .toList();

            assertThat(seen).doesNotHaveDuplicates().hasSize(count(caller, "/api/warnings?"));
        }
    }

    @Test
    void whateverIsReadGivesItsConnectionBack() throws Exception {
        var caller = caller("officer");
        var warning = caller.get("/api/warnings?limit=1").json().path("items").path(0);

        for (var path : List.of(
                "/api/cockpit",
                "/api/projects",
                "/api/projects/" + warning.path("projectCode").asString(),
                "/api/warnings/" + warning.path("id").asLong(),
                "/api/imports",
                "/api/scans",
                "/api/rules")) {
            assertThat(caller.get(path).status()).as(path).isEqualTo(200);
        }

        var pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        assertThat(pool.getActiveConnections()).isZero();
    }

    @Test
    void theProjectPageAddsUp() {
        var caller = caller("leader");
        var project = caller.get("/api/projects?level=RED&limit=1")
                .json()
                .path("items")
                .path(0);

        var page =
                caller.get("/api/projects/" + project.path("code").asString()).json();

        assertThat(project.path("RED").asInt()).isPositive();
        assertThat(page.path("warnings")
                        .valueStream()
                        .filter(w -> w.path("level").asString().equals("RED")))
                .hasSize(project.path("RED").asInt());
        assertThat(page.path("months").isEmpty()).isFalse();
        assertThat(page.path("parties").isEmpty()).isFalse();
        assertThat(page.path("lights").path("deposit").path("state").asString()).isIn("OK", "WARN", "BAD", "UNKNOWN");
        long due = page.path("months")
                .valueStream()
                .mapToLong(month -> month.path("dueFen").asLong())
                .sum();
        assertThat(due)
                .isEqualTo(jdbc.sql("""
                                select coalesce(sum(l.due_fen), 0) from wage.payroll_line l join project.project p on p.id = l.project_id
                                 where p.code = ? and not l.withdrawn
                                """)
                        .param(project.path("code").asString())
                        .query(Long.class)
                        .single());
    }

    @Test
    void rulesAreSentencesWithTheirNumbers() {
        var caller = caller("leader");

        var rules = caller.get("/api/rules").json();

        assertThat(rules.size()).isGreaterThanOrEqualTo(26);
        for (var rule : rules) {
            for (var level : rule.path("levels")) {
                assertThat(level.path("sentence").asString()).isNotBlank().doesNotContain("param(", "&&", "Fen");
            }
        }
        var one = caller.get("/api/rules/labour-cost-short").json();
        assertThat(one.path("packs").valueStream().map(pack -> pack.path("code").asString()))
                .contains("national", "50", "620724");
        assertThat(caller.get("/api/packs").json().size())
                .isEqualTo(one.path("packs").size());
        assertThat(caller.get("/api/rules/none").status()).isEqualTo(404);
    }

    @Test
    void aScanCanBeRunNowAndIsWrittenDown() throws Exception {
        var officer = caller("officer");

        var answer = officer.post("/api/scans", "{\"asOf\": \"2026-10-01\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(officer.post("/api/scans", "{\"asOf\": \"2030-01-01\"}").code())
                .isEqualTo("SCAN_DAY_AHEAD");
        assertThat(caller("leader").post("/api/scans", "{}").status()).isEqualTo(403);
        var entry =
                officer.get("/api/scans/" + answer.json().path("id").asLong()).json();
        assertThat(entry.path("moves").asBoolean()).isFalse();
        assertThat(entry.path("asOf").asString()).isEqualTo("2026-10-01");
    }

    @Test
    void aSheetHoldsTheWholeList() throws Exception {
        var caller = caller("officer");
        int expected = count(caller, "/api/warnings?level=RED");

        var sheet = caller.bytes("/api/warnings/export.xlsx?level=RED");

        var rows = FastExcel.read(new ByteArrayInputStream(sheet))
                .headRowNumber(1)
                .sheet()
                .doReadSync();

        assertThat(rows).hasSize(expected);
    }

    private String fromDatabase(ScanRequest request) throws IOException {
        var written = new StringWriter();
        scans.write(request, written);
        return written.toString();
    }

    private String fromFiles(LocalDate day) throws Exception {
        var rows = new PackageRows();
        try (var opened = DataPackage.open(city, LAST_DAY, Limits.standard())) {
            opened.read(KnownReferences.none(), rows);
        }
        var written = new StringWriter();
        var scan =
                new FileScan(day, "", null, packs.get().policies(), packs.get().judge());
        FindingsCsv.write(scan.findings(rows.projects()), written);
        return written.toString();
    }

    private List<String> states() {
        return jdbc.sql("select id || state || level || value from warning.warning order by id")
                .query(String.class)
                .list();
    }

    private Caller caller(String login) {
        return Caller.signedIn(environment, login, "for tests only");
    }

    private static int count(Caller caller, String path) {
        return answered(caller, path).path("count").path("value").asInt();
    }

    private static List<JsonNode> all(Caller caller, String path) {
        var items = new ArrayList<JsonNode>();
        for (String next = ""; next != null; ) {
            var part = answered(caller, path + (next.isEmpty() ? "" : "&cursor=" + next));
            part.path("items").forEach(items::add);
            next = part.path("next").isNull() ? null : part.path("next").asString();
        }
        return items;
    }

    private static JsonNode answered(Caller caller, String path) {
        var answer = caller.get(path);
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> firstOfEachRule(Caller caller) {
        var first = new LinkedHashMap<String, JsonNode>();
        all(caller, "/api/warnings?limit=200")
                .forEach(item -> first.putIfAbsent(item.path("rule").asString() + item.path("level"), item));
        return List.copyOf(first.values());
    }
}
