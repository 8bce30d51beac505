package anxin.server.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.Accounts;
import anxin.server.access.OpenTo;
import anxin.server.access.Post;
import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.database.RowScope;
import anxin.server.evidence.EvidenceAudit;
import anxin.server.evidence.EvidenceLog;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import anxin.server.words.Words;
import cn.idev.excel.FastExcel;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Who asked for what is written down, cannot be taken away, and is found by whoever has to answer for it (操作审计). */
@ServerTest
@DirtiesContext
@TestInstance(Lifecycle.PER_CLASS)
@TestPropertySource(properties = "anxin.audit.seal-every=0s")
class AuditTests {

    private static final String PASSWORD = "for tests only";

    @Autowired
    private Accounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private AuditWriter writer;

    @Autowired
    private AuditEvidence evidence;

    @Autowired
    private EvidenceLog log;

    @Autowired
    private EvidenceAudit verifying;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private Caller officer;
    private Caller administrator;

    @BeforeAll
    void somebodyWorks() {
        accounts.put("wanzhou", "万州监察员", Role.OFFICER, 500_101_000, PASSWORD);
        accounts.put("dongyang", "东阳监察员", Role.OFFICER, 330_783_000, PASSWORD);
        accounts.put("admin-cq", "重庆管理员", Role.ADMIN, 500_000_000, PASSWORD);
        officer = Caller.signedIn(environment, "wanzhou", PASSWORD);
        administrator = Caller.signedIn(environment, "admin-cq", PASSWORD);
    }

    @Test
    void everyRequestLeavesOneRowWithWhoWhatAndHowItWasAnswered() {
        officer.get("/api/warnings?area=500101&limit=7");
        officer.get("/api/warnings/4711");
        officer.get("/api/users");
        officer.get("/api/session");
        new Caller(environment).get("/api/warnings?area=320400");

        assertThat(rows("endpoint = '/api/warnings' and parameters like '%500101%'"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("login", "wanzhou")
                        .containsEntry("area", 500_101_000)
                        .containsEntry("role", "OFFICER")
                        .containsEntry("act", "READ")
                        .containsEntry("status", 200)
                        .containsEntry("answered", 0)
                        .containsEntry("address", "127.0.0.1")
                        .containsEntry("parameters", "{\"area\":\"500101\",\"limit\":\"7\"}"))
                .satisfies(row -> assertThat(row.get("session_id")).isNotNull())
                .satisfies(row -> assertThat(row.get("agent")).asString().startsWith("Java-http-client"));
        assertThat(rows("endpoint = '/api/warnings/{id}' and subject = '4711'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("status", 404));
        assertThat(rows("endpoint = '/api/users' and login = 'wanzhou'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("status", 403));
        assertThat(rows("endpoint like '/api/session%' or parameters like '%320400%'"))
                .as("signing in has a log of its own, and a stranger is nobody")
                .isEmpty();
    }

    @Test
    void everyRequestHasWordsForItAndThoseOfPagesThemselvesAreOnlyShownWhenAskedFor() {
        assertThat(mappings.getHandlerMethods().entrySet().stream()
                        .filter(endpoint -> endpoint.getValue().hasMethodAnnotation(OpenTo.class))
                        .flatMap(endpoint -> endpoint.getKey().getMethodsCondition().getMethods().stream()
                                .flatMap(method -> endpoint.getKey().getPatternValues().stream()
                                        .map(path -> method + " " + path))))
                .hasSizeGreaterThan(70)
                .allSatisfy(request -> assertThat(RequestWords.known(request))
                        .as("words in requests.csv for %s", request)
                        .isTrue());

        officer.get("/api/areas/tree");
        officer.get("/api/cockpit");

        var asked = "/api/audit?user=wanzhou";
        assertThat(administrator.get(asked).json().path("items").findValuesAsString("request"))
                .contains("查看驾驶舱")
                .doesNotContain("载入区划");
        assertThat(administrator
                        .get(asked + "&byItself=true")
                        .json()
                        .path("items")
                        .findValuesAsString("request"))
                .contains("查看驾驶舱", "载入区划");
    }

    @Test
    void namesAndNumbersThatSomebodyLookedForAreNotKept() {
        officer.get("/api/projects?text=%E5%BC%A0%E4%B8%89&area=500101&category=500101199001011234");

        assertThat(rows("endpoint = '/api/projects' and login = 'wanzhou'"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("parameters", "{\"area\":\"500101\",\"category\":\"5***\",\"text\":\"张***\"}"));
    }

    /** A line break in what somebody sends cannot make a second row believable. */
    @Test
    void whatIsSentStaysOneLine() {
        officer.get("/api/rules?month=a%0D%0A2026-11-21%20admin%20READ%E2%80%AE");
        officer.get("/api/projects/A%0AB%00");

        assertThat(rows("true"))
                .allSatisfy(row -> assertThat(row.values().toString()).doesNotContain("\n", "\r", "\u0000", "\u202E"));
        assertThat(rows("endpoint = '/api/rules'"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("parameters").toString()).isEqualTo("{\"month\":\"a***\"}"));
        assertThat(Parameters.of("a=%ZZ&b&=c&d=1&d=2", Map.of(), JsonMapper.shared()))
                .isEqualTo("{\"\":\"c\",\"a\":\"\uFFFD***\",\"b\":\"\",\"d\":\"1,2\"}");
        assertThat(Plain.line("Mozilla\r\n\tX\u202E\u2028y", 100)).isEqualTo("Mozilla\uFFFD\uFFFD\uFFFDX\uFFFD\uFFFDy");
    }

    /** Asked without waiting for what is written later. */
    @Test
    void changesAndDownloadsAreWrittenBeforeTheyAreAnswered() {
        administrator.post(
                "/api/organisations", "{\"name\":\"审计测试大队\",\"kind\":\"LABOUR_INSPECTION\",\"areaCode\":\"500101\"}");
        assertThat(written("act = 'CHANGE' and endpoint = '/api/organisations'"))
                .isEqualTo(1);

        officer.bytes("/api/warnings/export.xlsx?level=RED");
        assertThat(written("act = 'EXPORT' and status = 200 and parameters = '{\"level\":\"RED\"}'"))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeWrittenDownIsNotHandedOut() {
        jdbc.sql("alter table access.audit add constraint full_disk check (false) not valid")
                .update();
        int status;
        try {
            status = officer.get("/api/warnings/export.xlsx?level=BLUE").status();
        } finally {
            jdbc.sql("alter table access.audit drop constraint full_disk").update();
        }

        assertThat(status).isEqualTo(503);
        assertThat(rows("parameters = '{\"level\":\"BLUE\"}'"))
                .as("that it was asked for is written as soon as it can be")
                .hasSize(1);
    }

    @Test
    void noRowOfTheAuditIsEverChangedOrDeleted() {
        officer.get("/api/cockpit");
        writer.flush();
        var month = "access.audit_" + YearMonth.now(BeijingTime.ZONE).toString().replace('-', '_');

        for (var table : List.of("access.audit", month)) {
            for (var change : List.of("update %s set name = 'x'", "delete from %s", "truncate %s")) {
                assertThatThrownBy(() -> jdbc.sql(change.formatted(table)).update())
                        .rootCause()
                        .hasMessageContaining("are only ever added");
            }
        }
        var everywhere = new RowScope(0, 999_999_999);
        for (var forbidden : List.of(
                "delete from access.audit",
                "update access.audit set login = 'x'",
                "truncate access.audit",
                "delete from " + month,
                "insert into access.audit_batch (from_id, to_id, from_at, to_at, rows) values (1, 1, now(), now(), 1)")) {
            assertThatThrownBy(() -> everywhere.call(() -> jdbc.sql(forbidden).update()))
                    .as(forbidden)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> everywhere.call(
                        () -> jdbc.sql("select * from " + month).query().listOfRows()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void aRowThatAnAdministratorOfTheDatabaseDeletesOrEditsIsFoundInItsBatch() throws SQLException {
        officer.get("/api/warnings?area=500102");
        writer.flush();
        log.catchUp();
        assertThat(faults()).isEmpty();
        long batch = jdbc.sql("select max(id) from access.audit_batch")
                .query(Long.class)
                .single();

        behindTheBack(
                "create table gone as select * from access.audit where id = (select to_id from access.audit_batch where id = %d); delete from access.audit where id in (select id from gone)"
                        .formatted(batch));
        assertThat(faults())
                .singleElement()
                .asString()
                .matches("操作审计批次 access.audit_batch 第 %d 行（audit/20..-..-..T..:..）被改动过。".formatted(batch));
        behindTheBack("insert into access.audit overriding system value select * from gone; drop table gone");
        assertThat(faults()).isEmpty();

        behindTheBack(
                "update access.audit set login = 'innocent' where id = (select to_id from access.audit_batch where id = %d)"
                        .formatted(batch));
        assertThat(faults()).hasSize(1);
        behindTheBack(
                "update access.audit set login = 'wanzhou', post_id = -post_id where id = (select to_id from access.audit_batch where id = %d)"
                        .formatted(batch));
        assertThat(faults()).as("under which post is sealed, too").hasSize(1);
        behindTheBack(
                "update access.audit set post_id = -post_id where id = (select to_id from access.audit_batch where id = %d)"
                        .formatted(batch));
        assertThat(faults()).isEmpty();
    }

    /** What was sealed before the audit said under which post and on whose behalf, is as it was. */
    @Test
    void rowsOfBeforePostsKeepTheDigestTheyWereSealedWith() throws SQLException {
        officer.get("/api/cockpit");
        writer.flush();
        log.catchUp();
        jdbc.sql("""
                        insert into access.audit (at, user_id, login, name, role, area, org_id, address, agent, act, method,
                                                  endpoint, parameters, status)
                        select now() - i * interval '1 ms', 1, 'before', '从前', 'OFFICER', 500101000, 0, '127.0.0.1', '',
                               'READ', 'GET', '/api/before', '', 200
                          from generate_series(1, 3) i
                        """).update();
        log.catchUp();
        long batch = jdbc.sql("select max(id) from access.audit_batch")
                .query(Long.class)
                .single();

        var sealed = evidence.find(List.of(batch)).getFirst().content();
        assertThat(sealed.get("rows")).isEqualTo(3);
        assertThat(sealed.get("sha256"))
                .isEqualTo(jdbc.sql("""
                                select encode(sha256(convert_to(string_agg(jsonb_build_array(
                                           id, at at time zone 'UTC', user_id, login, name, role, area, org_id, session_id,
                                           address, agent, act, method, endpoint, subject, parameters, status, answered,
                                           person_id, reason_kind, reason)::text, E'\\n' order by id), 'UTF8')), 'hex')
                                  from access.audit where login = 'before'
                                """).query(String.class).single());
        behindTheBack("update access.audit set post_id = 1, behalf = 'DEPUTY', behalf_id = 'wang', behalf_name = '王'"
                + " where login = 'before'");
        assertThat(faults()).as("nobody is put in front later").hasSize(1);
        behindTheBack("update access.audit set post_id = null, behalf = null, behalf_id = null, behalf_name = null"
                + " where login = 'before'");
        assertThat(faults()).isEmpty();
    }

    @Test
    void nothingIsLostWhenTheApplicationStopsUnderLoad() throws InterruptedException {
        var user = new User(1, "load", "忙", new Post(1, null, Role.OFFICER, 500_101_000, 0, null), User.Reach.NONE);
        try (var crowd = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 20_000)
                    .forEach(i -> crowd.execute(() -> writer.later(new AuditRow(
                            Instant.now(),
                            user,
                            null,
                            null,
                            "127.0.0.1",
                            "load",
                            Act.READ,
                            "GET",
                            "/api/x",
                            "" + i,
                            "",
                            200,
                            null,
                            null,
                            null))));
        }

        writer.stop();
        try {
            assertThat(jdbc.sql("select count(distinct subject) from access.audit where login = 'load'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(20_000);
        } finally {
            writer.start();
        }
    }

    @Test
    void anAdministratorFindsWhatUsersOfTheirOwnAreaDid() throws Exception {
        Caller.signedIn(environment, "dongyang", PASSWORD).get("/api/projects/IN-DONGYANG");
        officer.get("/api/projects/IN-WANZHOU");

        assertThat(logins("/api/audit?limit=200")).contains("wanzhou").doesNotContain("dongyang");
        assertThat(logins("/api/audit?subject=IN-DONGYANG")).isEmpty();
        assertThat(administrator
                        .get("/api/audit?subject=IN-WANZHOU&refused=true&user=wanzhou")
                        .json()
                        .path("items"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("endpoint").asString()).isEqualTo("GET /api/projects/{code}");
                    assertThat(row.path("name").asString()).isEqualTo("万州监察员");
                    assertThat(row.path("status").asInt()).isEqualTo(404);
                });
        assertThat(administrator
                        .get("/api/audit?from=2020-01-01&to=2020-12-31")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(administrator.get("/api/audit?from=2026-02-01&to=2026-01-01").code())
                .isEqualTo("DAYS_REVERSED");
        assertThat(officer.get("/api/audit").status()).isEqualTo(403);

        var sheet = FastExcel.read(
                        new ByteArrayInputStream(administrator.bytes("/api/audit/export.xlsx?subject=IN-WANZHOU")))
                .sheet()
                .doReadSync();
        assertThat(sheet).singleElement().asString().contains("万州监察员", "GET /api/projects/{code}", "404");
    }

    @Test
    void changesStandBesideTheRequestsAndAreFoundByTheSameQuestion() {
        administrator.post(
                "/api/users", "{\"login\":\"new-one\",\"name\":\"新人\",\"role\":\"OFFICER\",\"areaCode\":\"500101\"}");

        var changes = administrator
                .get("/api/audit/changes?user=admin-cq&subject=new-one")
                .json();

        assertThat(changes.valueStream().map(change -> change.path("what").asString()))
                .contains("添加用户");
        assertThat(administrator.get("/api/audit/changes?user=dongyang").json()).isEmpty();
    }

    private List<String> logins(String path) {
        return administrator
                .get(path)
                .json()
                .path("items")
                .valueStream()
                .map(row -> row.path("login").asString())
                .toList();
    }

    private List<Map<String, Object>> rows(String condition) {
        writer.flush();
        return jdbc.sql("select * from access.audit where " + condition + " order by id")
                .query()
                .listOfRows();
    }

    private int written(String condition) {
        return jdbc.sql("select count(*) from access.audit where " + condition)
                .query(Integer.class)
                .single();
    }

    private List<String> faults() {
        return verifying.verify(null, null).faults().stream().map(Words::zh).toList();
    }

    /** As a superuser who has switched the triggers off. */
    private void behindTheBack(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
            statement.execute("set session_replication_role = default");
        }
    }
}
