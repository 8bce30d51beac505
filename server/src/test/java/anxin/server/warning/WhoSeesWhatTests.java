package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.access.Scope;
import anxin.server.database.RowScope;
import anxin.server.database.RowScope.Asking;
import anxin.server.database.RowScope.By;
import anxin.server.database.RowScope.Projects;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
    private static final Map<String, String> OPEN_TABLES = Map.ofEntries(
            Map.entry("jurisdiction.area", "names of areas are public"),
            Map.entry("jurisdiction.succession", "what areas were and are called is public"),
            Map.entry("jurisdiction.successor", "what areas were and are called is public"),
            Map.entry("jurisdiction.succession_withdrawn", "what areas were and are called is public"),
            Map.entry("jurisdiction.area_alias", "what areas were and are called is public"),
            Map.entry("jurisdiction.village", "what areas were and are called is public"),
            Map.entry("jurisdiction.organisation", "names of organisations are public"),
            Map.entry("jurisdiction.organisation_alias", "names of organisations are public"),
            Map.entry("jurisdiction.duty_list", "who answers for what is no secret"),
            Map.entry("jurisdiction.duty", "who answers for what is no secret"),
            Map.entry(
                    "project.corp",
                    "the public register of companies; names and telephones stand in a table of their own"),
            Map.entry("warning.grounds", "articles, rules and numbers of the law"),
            Map.entry("warning.scan", "when and how much was judged, no row"),
            Map.entry("database.event_publication", "what a request announces is written with it"));

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
            var rows = new RowScope(scope.areaFrom(), scope.areaTo());
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
        assertThat(new RowScope(0, 999_999_999, List.of(4711), Projects.ALL)
                        .call(() -> count("select count(*) from wage.payroll_line")))
                .as("rows of an organisation that handed none in")
                .isZero();
    }

    @Test
    void aRequestCanNeitherChangeBusinessRowsNorReadTheirHistory() {
        var everywhere = new RowScope(0, 999_999_999);
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
            assertThat(new RowScope(scope.areaFrom(), scope.areaTo())
                            .call(() -> count("select count(*) from project.project")))
                    .isBetween(1L, all - 1);
            assertThat(count("select count(*) from project.project")).isEqualTo(all);
        }
    }

    @Test
    void theDatabaseKnowsWhoIsAskingAndForgetsThemWithTheNext() throws Exception {
        var asking =
                "select database.user_id() + coalesce((select sum(o) from unnest(database.own_organisations()) o), 0)";
        for (int user = 1; user <= 50; user++) {
            assertThat(new RowScope(0, 999_999_999, List.of(), Projects.ALL, new Asking(user, List.of(1000, 2000)))
                            .call(() -> count(asking)))
                    .isEqualTo(user + 3000);
            assertThat(new RowScope(0, 999_999_999).call(() -> count(asking))).isZero();
            assertThat(count(asking)).isZero();
        }
    }

    /** What is given to somebody is theirs wherever it lies, so such tables ask for the project beside that. */
    @Test
    void aTableOfProjectsHidesThoseOutsideTheScopeOrSaysWhyNot() {
        var forgotten = jdbc.sql("""
                        select n.nspname || '.' || c.relname
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'project_id'
                         where c.relkind in ('r', 'p') and not c.relispartition
                           and has_any_column_privilege('anxin_scoped', c.oid, 'select')
                           and not exists (select from pg_policy p
                                            where p.polrelid = c.oid
                                              and (p.polname = 'of_projects_seen' and not p.polpermissive
                                                   or p.polname = 'in_scope_or_mine'
                                                      and pg_get_expr(p.polqual, p.polrelid) like '%projects_seen%'))
                        """).query(String.class).list();

        assertThat(forgotten).isEmpty();
    }

    @Test
    void aSectorAnOwnerAGridWorkerAndABankSeeTheirProjectsAndNoOther() throws Exception {
        var tables = List.of(
                "project.participant",
                "wage.engagement",
                "wage.swipe",
                "wage.worker_month",
                "wage.payroll_line",
                "fund.account",
                "fund.deposit_event",
                "fund.progress",
                "warning.warning",
                "warning.judged");
        var bank = "select project_id from fund.account where bank_code = '%s'".formatted(bankCode());
        var owner = jdbc.sql("select build_corp_code from project.project order by id limit 1")
                .query(String.class)
                .single();
        var code = jdbc.sql("select code from project.project order by id desc limit 1")
                .query(String.class)
                .single();
        var scopes = Map.of(
                new Projects(By.CATEGORY, List.of("01")),
                "select id from project.project where category = '01'",
                new Projects(By.COMPANY, List.of(owner)),
                "select id from project.project where build_corp_code = '%s'".formatted(owner),
                new Projects(By.CODE, List.of(code)),
                "select id from project.project where code = '%s'".formatted(code),
                new Projects(By.BANK, List.of(bankCode())),
                bank,
                Projects.NONE,
                "select 0 where false");
        long all = count("select count(*) from project.project");
        for (var scope : scopes.entrySet()) {
            var rows = new RowScope(0, 999_999_999, List.of(), scope.getKey());
            var expected = jdbc.sql("select count(*) from project.project where id in (%s)".formatted(scope.getValue()))
                    .query(Long.class)
                    .single();
            assertThat(rows.call(() -> count("select count(*) from project.project")))
                    .as("%s", scope.getKey())
                    .isEqualTo(expected)
                    .isLessThan(all);
            for (var table : tables) {
                var seen = rows.call(() -> count("select count(*) from " + table));
                assertThat(seen)
                        .as("%s of %s", table, scope.getKey())
                        .isIn(
                                0L,
                                count("select count(*) from %s where project_id in (%s)"
                                        .formatted(table, scope.getValue())));
            }
            assertThat(rows.call(() -> count("select count(*) from wage.payroll_line")))
                    .isEqualTo(count("select count(*) from wage.payroll_line where project_id in (%s)"
                            .formatted(scope.getValue())));
            assertThat(rows.call(() -> count("select count(*) from exchange.import")))
                    .as("a package holds rows of many projects")
                    .isZero();
        }
        var sector = new RowScope(0, 999_999_999, List.of(), new Projects(By.CATEGORY, List.of("01")));
        assertThat(sector.call(() -> count("select count(*) from warning.history")))
                .isEqualTo(count("""
                        select count(*) from warning.history h join warning.warning w on w.id = h.warning_id
                          join project.project p on p.id = w.project_id where p.category = '01'
                        """))
                .isPositive();
        assertThat(new RowScope(areas.getFirst(), areas.getFirst(), List.of(), sector.projects())
                        .call(() -> count("select count(*) from project.project")))
                .as("own sector within the area")
                .isEqualTo(count(
                        "select count(*) from project.project where category = '01' and area = " + areas.getFirst()));
    }

    @Test
    void aBankSeesTheAccountsItKeepsAndNothingLikeACase() throws Exception {
        var bank = new RowScope(0, 999_999_999, List.of(), new Projects(By.BANK, List.of(bankCode())));
        assertThat(bank.call(() -> jdbc.sql("select distinct bank_code from fund.account")
                        .query(String.class)
                        .list()))
                .containsExactly(bankCode());
        assertThat(bank.call(() -> count("select count(*) from fund.entry")))
                .isEqualTo(count("""
                        select count(*) from fund.entry e join fund.account a on a.number_id = e.account_id
                         where a.bank_code = '%s'
                        """.formatted(bankCode())))
                .isPositive();
        assertThat(bank.call(() -> count("select count(*) from fund.bank_number")))
                .as("numbers of other accounts and cards")
                .isEqualTo(bank.call(() -> count("select count(*) from fund.account")));
        for (var table : List.of(
                "warning.warning",
                "warning.history",
                "warning.comment",
                "warning.judged",
                "wage.swipe",
                "wage.worker_month",
                "fund.deposit_event",
                "fund.progress")) {
            assertThat(bank.call(() -> count("select count(*) from " + table)))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void anOrganisationSeesWhatThoseBelowItHandedIn() throws Exception {
        jdbc.sql("update wage.payroll_line set org_id = case when seq = 1 and person_id % 2 = 0 then 71 else 72 end")
                .update();
        try {
            long of71 = count("select count(*) from wage.payroll_line where org_id = 71");
            assertThat(new RowScope(0, 999_999_999, List.of(71), Projects.ALL)
                            .call(() -> count("select count(*) from wage.payroll_line")))
                    .isEqualTo(of71)
                    .isPositive();
            assertThat(new RowScope(0, 999_999_999, List.of(71, 72), Projects.ALL)
                            .call(() -> count("select count(*) from wage.payroll_line")))
                    .isEqualTo(count("select count(*) from wage.payroll_line"));
        } finally {
            jdbc.sql("update wage.payroll_line set org_id = 0").update();
        }
    }

    private record Person(Caller caller, Scope scope, Role role, Set<String> projects) {}

    /** The known way systems like this leak: many people at once on the same few connections. */
    @Test
    void twoHundredUsersAtOnceNeverSeeAForeignRow() throws Exception {
        var people = people();
        var projects =
                jdbc.sql("select code from project.project").query(String.class).list();
        var known = Set.copyOf(projects);
        long firstWarning = count("select min(id) from warning.warning");
        long warnings = count("select count(*) from warning.warning");
        var accountIds =
                jdbc.sql("select number_id from fund.account").query(Long.class).list();
        var foreign = new ConcurrentLinkedQueue<String>();
        var rows = new AtomicInteger();
        try (var crowd = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.range(0, REQUESTS)
                    .forEach(i -> crowd.execute(() -> {
                        var person = people.get(i % people.size());
                        int turn = i / people.size() % 5;
                        var path = person.role() == Role.BANK
                                ? turn % 2 == 0
                                        ? "/api/accounts?limit=5"
                                        : "/api/accounts/" + accountIds.get(i % accountIds.size())
                                : switch (turn) {
                                    case 0 -> "/api/warnings?limit=5&sort=RAISED";
                                    case 1 -> "/api/projects?limit=5";
                                    case 2 -> "/api/warnings/" + (firstWarning + i % warnings);
                                    case 3 -> "/api/projects/" + projects.get(i % projects.size());
                                    default -> "/api/cockpit";
                                };
                        try {
                            var answer = person.caller().get(path);
                            if (answer.status() == 200) {
                                areasIn(answer.json()).forEach(area -> {
                                    rows.incrementAndGet();
                                    if (!person.scope().holds(area)) {
                                        foreign.add(path + " showed " + area + " to " + person);
                                    }
                                });
                                projectsIn(answer.json(), known).forEach(code -> {
                                    if (!person.projects().contains(code)) {
                                        foreign.add(path + " showed " + code + " to " + person);
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

    /** Of areas and levels, and every tenth each of a sector, of a bank and of named projects. */
    private List<Person> people() {
        int housing = organisation("住建局", "categories", "{01}");
        int bank = organisation("某银行", "bank_code", bankCode());
        var people = new ArrayList<Person>();
        var random = new Random(20_261_121);
        for (int i = 0; i < USERS; i++) {
            int area = areas.get(random.nextInt(areas.size()));
            int above = i % 4 == 0 ? Areas.parent(area) : area;
            var role = switch (i % 10) {
                case 1 -> Role.SECTOR;
                case 3 -> Role.BANK;
                case 5 -> Role.FIELD;
                default -> i % 2 == 0 ? Role.OFFICER : Role.LEADER;
            };
            var login = "user" + i;
            accounts.put(login, "某人", role, above, PASSWORD);
            var scope = Scope.of(above);
            var of = switch (role) {
                case SECTOR -> "category = '01'";
                case BANK -> "id in (select project_id from fund.account where bank_code = '%s')".formatted(bankCode());
                case FIELD -> "id % 3 = 0";
                default -> "true";
            };
            var projects = Set.copyOf(jdbc.sql("select code from project.project where area between %d and %d and %s"
                            .formatted(scope.areaFrom(), scope.areaTo(), of))
                    .query(String.class)
                    .list());
            jdbc.sql("""
                            update access.post set org_id = :org
                             where user_id = (select id from access.account_user where login = :login)
                            """)
                    .param("org", role == Role.SECTOR ? housing : role == Role.BANK ? bank : 0)
                    .param("login", login)
                    .update();
            if (role == Role.FIELD) {
                jdbc.sql("""
                                insert into access.named_project
                                select p.code, o.id
                                  from access.account_user u join access.post o on o.user_id = u.id, project.project p
                                 where u.login = :login and p.id % 3 = 0
                                """).param("login", login).update();
            }
            people.add(new Person(Caller.signedIn(environment, login, PASSWORD), scope, role, projects));
        }
        return people;
    }

    private int organisation(String name, String column, String value) {
        return jdbc.sql("""
                        insert into jurisdiction.organisation (name, kind, area, %s) values (:name, 'HOUSING', 0, '%s') returning id
                        """.formatted(column, value))
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    private String bankCode() {
        return jdbc.sql("select bank_code from fund.account order by number_id limit 1")
                .query(String.class)
                .single();
    }

    /** Every project an answer names, whatever the field is called. */
    private static TreeSet<String> projectsIn(JsonNode answer, Set<String> known) {
        var found = new TreeSet<String>();
        var todo = new ArrayList<>(List.of(answer));
        while (!todo.isEmpty()) {
            var node = todo.removeLast();
            if (node.isString() && known.contains(node.asString())) {
                found.add(node.asString());
            }
            node.valueStream().forEach(todo::add);
            node.propertyStream().map(Map.Entry::getValue).forEach(todo::add);
        }
        return found;
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
