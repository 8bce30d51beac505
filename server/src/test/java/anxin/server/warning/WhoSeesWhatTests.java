package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.access.Scope;
import anxin.server.database.RowScope;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import anxin.simulator.CitySimulator;
import anxin.simulator.SimulationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Nobody sees a row that is not theirs (数据权限): not by asking for it, not in a count, not in a crowd. */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestInstance(Lifecycle.PER_CLASS)
class WhoSeesWhatTests {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);
    private static final String PASSWORD = "for tests only";
    private static final int USERS = 200;
    private static final int REQUESTS = 20_000;
    private static final int AT_ONCE = 24;

    /** What the role of requests may read without a policy, and why. */
    private static final Map<String, String> OPEN_TABLES = Map.of(
            "jurisdiction.area", "names of areas are public",
            "jurisdiction.organisation", "names of organisations are public",
            "project.corp", "the public register of companies; names and telephones stand in a table of their own",
            "warning.grounds", "articles, rules and numbers of the law",
            "warning.scan", "when and how much was judged, no row",
            "database.event_publication", "what a request announces is written with it");

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private PacksInForce packs;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    private List<Integer> areas = List.of();

    @BeforeAll
    void aCountryIsHandedIn(@TempDir Path folder) throws IOException {
        today.is(LAST_DAY);
        new CitySimulator(
                        SimulationOptions.demo(LAST_DAY).withProjects(60),
                        packs.get().calendar())
                .write(folder, (_, _, _) -> {});
        handing.in(folder);
        areas = jdbc.sql("select distinct area from project.project order by area")
                .query(Integer.class)
                .list();
        assertThat(areas).hasSizeGreaterThan(3);
    }

    @Test
    void everyTableARequestMayReadHasAPolicyOrAReason() {
        var open = jdbc.sql("""
                        select n.nspname || '.' || c.relname
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p', 'v', 'm', 'f')
                           and n.nspname not in ('pg_catalog', 'information_schema', 'access')
                           and has_any_column_privilege('anxin_scoped', c.oid, 'select, insert, update, references')
                           and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
                        """).query(String.class).list();

        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN_TABLES.keySet());
        assertThat(jdbc.sql("""
                                select count(*) from pg_class where relowner = 'anxin_scoped'::regrole
                                """).query(Integer.class).single())
                .as("the role owns nothing")
                .isZero();
    }

    @Test
    void theDatabaseGivesOnlyRowsInScopeToAQueryThatForgetsToAsk() throws Exception {
        var tables = jdbc.sql("""
                        select c.table_schema || '.' || c.table_name from information_schema.columns c
                         where c.column_name = 'area' and c.table_schema in ('project', 'wage', 'fund', 'warning')
                           and has_table_privilege('anxin_scoped', (c.table_schema || '.' || c.table_name)::regclass, 'select')
                        """).query(String.class).list();
        assertThat(tables)
                .contains("project.project", "wage.swipe", "wage.payroll_line", "fund.entry", "warning.history");
        for (int area : areas) {
            var scope = Scope.of(area);
            var rows = new RowScope(scope.areaFrom(), scope.areaTo(), 0);
            for (var table : tables) {
                var seen = rows.call(() -> jdbc.sql("select distinct area from " + table)
                        .query(Integer.class)
                        .list());
                assertThat(seen).as(table).allMatch(scope::holds);
            }
            assertThat(rows.call(() -> count("select count(*) from wage.person")))
                    .isEqualTo(
                            count("select count(distinct person_id) from wage.engagement where area between %d and %d"
                                    .formatted(scope.areaFrom(), scope.areaTo())))
                    .isPositive();
            assertThat(rows.call(() -> count("select count(*) from warning.warning")))
                    .isEqualTo(count("select count(*) from warning.warning where area between %d and %d"
                            .formatted(scope.areaFrom(), scope.areaTo())));
        }
        assertThat(RowScope.NOTHING.call(() -> count("select count(*) from project.project")))
                .isZero();
        assertThat(new RowScope(0, 999_999_999, 4711).call(() -> count("select count(*) from wage.payroll_line")))
                .as("rows of an organisation that handed none in")
                .isZero();
    }

    @Test
    void aRequestCanNeitherChangeBusinessRowsNorReadTheirHistory() {
        var everywhere = new RowScope(0, 999_999_999, 0);
        for (var forbidden : List.of(
                "update wage.payroll_line set paid_fen = due_fen",
                "delete from warning.warning",
                "update warning.warning set level = 1",
                "insert into fund.bank_number (found_by, number) values ('1', '1')",
                "select content from wage.row_history",
                "select link_tel from project.contact",
                "select 1 from database.scheduled_tasks")) {
            assertThatThrownBy(() -> everywhere.call(() -> forbidden.startsWith("select")
                            ? jdbc.sql(forbidden).query().listOfRows()
                            : jdbc.sql(forbidden).update()))
                    .as(forbidden)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nothingOfOneUsersScopeStaysOnTheConnectionOfTheNext() throws Exception {
        var all = count("select count(*) from project.project");
        for (int round = 0; round < 50; round++) {
            var scope = Scope.of(areas.get(round % areas.size()));
            assertThat(new RowScope(scope.areaFrom(), scope.areaTo(), 0)
                            .call(() -> count("select count(*) from project.project")))
                    .isBetween(1L, all - 1);
            assertThat(count("select count(*) from project.project")).isEqualTo(all);
        }
    }

    /** The known way systems like this leak: many people at once on the same few connections. */
    @Test
    void twoHundredUsersAtOnceNeverSeeAForeignRow() throws Exception {
        var people = new LinkedHashMap<Caller, Scope>();
        var random = new Random(20_261_121);
        for (int i = 0; i < USERS; i++) {
            int area = areas.get(random.nextInt(areas.size()));
            int above = i % 4 == 0 ? Areas.parent(area) : area;
            accounts.put("user" + i, "监察员", i % 2 == 0 ? Role.OFFICER : Role.LEADER, above, PASSWORD);
            people.put(Caller.signedIn(environment, "user" + i, PASSWORD), Scope.of(above));
        }
        var projects =
                jdbc.sql("select code from project.project").query(String.class).list();
        long firstWarning = count("select min(id) from warning.warning");
        long warnings = count("select count(*) from warning.warning");
        var foreign = new ConcurrentLinkedQueue<String>();
        var rows = new AtomicInteger();
        var callers = List.copyOf(people.keySet());
        try (var crowd = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.range(0, REQUESTS)
                    .forEach(i -> crowd.execute(() -> {
                        var caller = callers.get(i % callers.size());
                        var scope = people.get(caller);
                        var path = switch (i / callers.size() % 5) {
                            case 0 -> "/api/warnings?limit=5&sort=RAISED";
                            case 1 -> "/api/projects?limit=5";
                            case 2 -> "/api/warnings/" + (firstWarning + i % warnings);
                            case 3 -> "/api/projects/" + projects.get(i % projects.size());
                            default -> "/api/cockpit";
                        };
                        try {
                            var answer = caller.get(path);
                            if (answer.status() == 200) {
                                areasIn(answer.json()).forEach(area -> {
                                    rows.incrementAndGet();
                                    if (!scope.holds(area)) {
                                        foreign.add(path + " showed " + area + " to " + scope);
                                    }
                                });
                            } else if (answer.status() != 404) {
                                foreign.add(path + " → " + answer);
                            }
                        } catch (RuntimeException | AssertionError e) {
                            foreign.add(path + " → " + e);
                        }
                    }));
        }

        assertThat(foreign).isEmpty();
        assertThat(rows.get()).isGreaterThan(REQUESTS / 2);
    }

    @Test
    void aPackageFromACountyBringsNothingIntoAnother(@TempDir Path folder) throws Exception {
        int here = 500_101_000;
        handing.in(Site.startedOn("MINE", "500101", LAST_DAY.minusDays(20)).in(folder));
        handing.in(Site.startedOn("OTHERS", "330783", LAST_DAY.minusDays(20)).in(folder));
        accounts.put("county", "县监察员", Role.OFFICER, here, PASSWORD);
        var county = Caller.signedIn(environment, "county", PASSWORD);

        var moved = upload(
                county,
                Site.startedOn("OTHERS", "500101", LAST_DAY.minusDays(20)).called("拿过来"),
                folder);
        assertThat(sentences(county, moved)).anyMatch(text -> text.contains("不归您报送"));
        var abroad = upload(county, Site.startedOn("NEW", "330783", LAST_DAY.minusDays(20)), folder);
        assertThat(sentences(county, abroad)).anyMatch(text -> text.contains("不在您的辖区内"));
        var mine = upload(
                county, Site.startedOn("MINE", "500101", LAST_DAY.minusDays(20)).called("改名"), folder);
        assertThat(mine.path("rejected").asInt()).isZero();

        assertThat(jdbc.sql(
                                "select name || ' ' || area from project.project where code in ('MINE', 'OTHERS', 'NEW') order by 1")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("改名 500101000", "滨江路工程 330783000");
    }

    private static JsonNode upload(Caller caller, Site site, Path folder) throws Exception {
        var file = site.in(folder).resolve("projects.csv");
        var boundary = "boundary-of-parts";
        var body =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"projects.csv\"\r\n\r\n%s\r\n--%s--\r\n"
                        .formatted(boundary, java.nio.file.Files.readString(file), boundary);
        var id = tools.jackson.databind.json.JsonMapper.shared()
                .readTree(caller.send(
                                java.net.http.HttpRequest.newBuilder()
                                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                                        .header("Content-Type", "multipart/form-data; boundary=" + boundary),
                                "/api/imports")
                        .body())
                .path("id")
                .asLong();
        return Stream.generate(() -> caller.get("/api/imports/" + id).json())
                .filter(report ->
                        List.of("DONE", "FAILED").contains(report.path("state").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sentences(Caller caller, JsonNode report) {
        return caller.get("/api/imports/" + report.path("id").asLong() + "/rejections")
                .json()
                .path("items")
                .valueStream()
                .map(row -> row.path("sentence").asString())
                .toList();
    }

    /** Every area an answer shows a row of, whatever the field is called. */
    private static TreeSet<Integer> areasIn(JsonNode answer) {
        var found = new TreeSet<Integer>();
        answer.path("areas")
                .forEach(part -> found.add(Areas.number(part.path("code").asString())));
        var todo = new ArrayList<>(List.of(answer));
        while (!todo.isEmpty()) {
            var node = todo.removeLast();
            node.propertyStream().forEach(field -> {
                if (field.getKey().equals("areaCode")
                        && !field.getValue().asString("").isEmpty()) {
                    found.add(Areas.number(field.getValue().asString()));
                }
            });
            node.valueStream().forEach(todo::add);
            node.propertyStream().map(Map.Entry::getValue).forEach(todo::add);
        }
        return found;
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
