package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.policy.TimeLimit;
import anxin.engine.policy.Unit;
import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.dispatch.About;
import anxin.server.dispatch.Assignment;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Dispatch;
import anxin.server.dispatch.Ground;
import anxin.server.dispatch.Limit;
import anxin.server.dispatch.Subject;
import anxin.server.fund.BankNumbers;
import anxin.server.hazard.HazardPool;
import anxin.server.hazard.NewProblem;
import anxin.server.hazard.SourceKind;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every endpoint of the contract, asked by somebody who means harm: with numbers of foreign rows, and with text that is code. */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTests {

    private static final String PASSWORD = "for tests only";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 20);
    private static final int HERE = 330_783_000;
    private static final int ELSEWHERE = 500_101_000;
    private static final String FORGED = "2026-03-20T00:00:00 ERROR forged line";

    private static final List<String> HOSTILE = List.of(
            "' or '1'='1",
            "1; drop table warning.warning; --",
            "\"; delete from access.account_user; --",
            "$$ || pg_sleep(0) || $$",
            "%' escape '\\",
            "\\",
            "\u0000",
            "x\r\nSet-Cookie: forged=1\r\n\r\n" + FORGED,
            "../../../../etc/passwd",
            "..%2f..%2fdata/keys",
            "${7*7}#{7*7}{{7*7}}",
            "true || project.labourCostShortFen > 0",
            "=HYPERLINK(\"http://example.invalid\")",
            "<script>alert(1)</script>",
            "\uD83D\uDE00\u202E\uFEFF",
            "９".repeat(20),
            "-9223372036854775809",
            "x".repeat(5_000));

    /** What an answer must never show of the inside. */
    private static final Set<String> INSIDE =
            Set.of("SQLSTATE", "org.postgresql", "java.lang", "at anxin.", "PSQLException", "syntax error at");

    /** Public to every user, so that nobody's number of it is foreign. */
    private static final Set<String> OF_ALL = Set.of(
            "/api/rules/{id}",
            "/api/templates/{kind}.csv",
            "/api/templates/{kind}.xlsx",
            "/api/scans/{id}",
            "/api/sessions/{id}",
            // Of what is not there and of what is foreign they give the same empty list.
            "/api/tasks/receivers/{organisation}",
            "/api/tasks/of/{kind}/{id}",
            "/api/clocks/of/{kind}/{id}");

    /** An administrator may comment on a warning, acknowledge it, rename and deactivate users, take a change of areas back, whatever the words are. */
    private static final Set<String> WRITTEN_BY_RIGHT = Set.of(
            "warning.comment",
            "warning.acknowledgement",
            "warning.unsealed",
            "jurisdiction.succession_withdrawn",
            "exchange.unsealed",
            "evidence.leaf",
            "evidence.node",
            "evidence.head",
            "warnings",
            "their name and last day");

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private BankNumbers bankNumbers;

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private HazardPool pool;

    private final Map<String, String> foreign = new LinkedHashMap<>();
    private JsonNode contract = JsonMapper.shared().createObjectNode();

    @BeforeAll
    void somebodyElsesRowsAreThere(@TempDir Path folder) throws IOException {
        today.is(DAY);
        handing.in(Site.startedOn("THEIRS", "500101", DAY.minusDays(40)).in(folder));
        accounts.put("theirs", "别处的人", Role.OFFICER, ELSEWHERE, PASSWORD);
        Caller.signedIn(environment, "theirs", PASSWORD);
        foreign.put("/api/warnings/{id}", one("select min(id)::text from warning.warning"));
        foreign.put("/api/projects/{code}", "THEIRS");
        foreign.put("/api/imports/{id}", one("select min(id)::text from exchange.import"));
        foreign.put("/api/users/{id}", one("select id::text from access.account_user where login = 'theirs'"));
        foreign.put("/api/own-posts/{post}", one("""
                        select p.id::text from access.post p join access.account_user u on u.id = p.user_id
                         where u.login = 'theirs'
                        """));
        foreign.put("/api/organisations/{id}", one("""
                        insert into jurisdiction.organisation (name, kind, area) values ('别处的机构', 'UNION', %d) returning id::text
                        """.formatted(ELSEWHERE)));
        foreign.put("/api/programs/{id}", one("""
                        with program as (
                            insert into access.account_user (login, name, program)
                            values ('their-program', '别处的程序', true) returning id)
                        insert into access.post (user_id, role, area, org_id, from_day)
                        select id, 'CONTRACTOR', %d, 1, '2026-01-01' from program returning user_id::text
                        """.formatted(ELSEWHERE)));
        foreign.put("/api/accounts/{id}", account());
        foreign.put("/api/areas/{code}", "500101");
        foreign.put("/api/area-changes/{id}", one("""
                        with change as (
                            insert into jurisdiction.succession (code, name, kind, day, basis, entered_at, by_name)
                            values (%1$d, '别处', 'RENAMED', '2099-01-01', '批复', now(), '别处的人') returning id)
                        insert into jurisdiction.successor (succession_id, code, name)
                        select id, %1$d, '别处区' from change returning succession_id::text
                        """.formatted(ELSEWHERE)));
        foreign.put("/api/retention/holds/{id}", one("""
                        insert into retention.hold (project_id, area, org_id, at, by_login, by_name, reason)
                        select id, area, org_id, now(), 'theirs', '别处的人', '在办案件' from project.project
                         where code = 'THEIRS' returning id::text
                        """));
        foreign.put("/api/retention/erasures/{id}", one("""
                        insert into retention.erasure
                            (project_id, project_code, project_name, area, org_id, at, day, by_name, reason, completed_on,
                             counted_from, months, parameter, basis, persons, numbers, names, contacts, packages)
                        values (987654, 'ERASED', '别处的工程', %d, 0, now(), '2026-01-01', '别处的人', '留存期满', '2020-01-01',
                                '2020-01-01', 48, '-', '-', 0, 0, 0, 0, 0) returning id::text
                        """.formatted(ELSEWHERE)));
        var matter = new Subject("problem", 987_654);
        var by = By.application();
        dispatch.open(
                matter,
                new About("别处的事", ELSEWHERE, 0, null),
                List.of(new Assignment(
                        Ground.TERRITORY,
                        Integer.parseInt(foreign.get("/api/organisations/{id}")),
                        0,
                        true,
                        "核实",
                        new Limit("theirs", new TimeLimit(7, Unit.DAYS), "别处"))),
                by);
        foreign.put("/api/tasks/{id}", one("select min(id)::text from dispatch.task where title = '别处的事'"));
        var clock = one("select min(id)::text from dispatch.clock where title = '别处的事'");
        foreign.put("/api/clocks/requests/{id}", one("""
                        insert into dispatch.clock_request (clock_id, kind, reason, text, asked_at, asked_by, asked_name)
                        values (%s, 'SUSPENSION', '-', '-', now(), 1, '别处的人') returning id::text
                        """.formatted(clock)));
        foreign.put("/api/clocks/{id}", clock);
        foreign.put("/api/webhooks/{id}", one("""
                        insert into notice.webhook (name, url, secret, area, area_from, area_to, made_at, made_by)
                        values ('别处', 'http://example.invalid', '', %1$d, %1$d, %1$d, now(), '别处的人') returning id::text
                        """.formatted(ELSEWHERE)));
        foreign.put("/api/problems/warnings/{warning}", foreign.get("/api/warnings/{id}"));
        foreign.put(
                "/api/problems/{id}",
                ""
                        + pool.collect(
                                new NewProblem(
                                        "别处的事",
                                        "WAGES_UNPAID",
                                        ELSEWHERE,
                                        0,
                                        "",
                                        SourceKind.OPINION,
                                        "theirs",
                                        null,
                                        null,
                                        DAY),
                                by));
        foreign.put("/api/boards/areas/{area}", "500101");
        foreign.put("/api/boards/{code}", "THEIRS");
        one("select setval(pg_get_serial_sequence('clue.clue', 'id'), 4711)::text");
        var number = new Caller(environment)
                .post("/api/worker/reports", """
                        {"key": "%s", "area": "500101", "text": "别处拖欠工资", "mode": "ANONYMOUS", "group": []}
                        """.formatted(UUID.randomUUID()))
                .json()
                .path("number")
                .asString();
        var clue = one("select id::text from clue.clue where number = '%s'".formatted(number));
        foreign.put("/api/identity-requests/{request}", one("""
                        insert into clue.opening (clue_id, asked_by, asked_login, asked_name, asked_at)
                        values (%s, 1, 'theirs', '别处的人', now()) returning id::text
                        """.formatted(clue)));
        foreign.put("/api/clues/{clue}", clue);
        foreign.put("/api/clues/{id}", clue);
        foreign.put("/api/receptions/{id}", one("""
                        insert into clue.reception (round, area, level, title, place, day, starts, ends, planned_at, planned_by)
                        values (1, %d, 'COUNTY', '别处接访', '别处', '2026-03-20', '09:00', '11:00', now(), 'theirs') returning id::text
                        """.formatted(ELSEWHERE)));
        foreign.put("/api/hot-spots/{kind}", "500101");
        contract = new Caller(environment).get("/api/openapi.json").json();
        assertThat(contract.path("paths").size()).isGreaterThan(20);
    }

    /** What is not ours is answered like what does not exist, on every endpoint that takes a number or a code. */
    @Test
    void aForeignRowIsAnsweredLikeOneThatDoesNotExist() {
        var before = state();
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var role : List.of(Role.ADMIN, Role.OFFICER, Role.LEADER, Role.CONTRACTOR)) {
            accounts.put("mean-" + role, "来人", role, HERE, PASSWORD);
            var caller = Caller.signedIn(environment, "mean-" + role, PASSWORD);
            for (var operation : operations()) {
                // Workers need no account but the secret of their receipt: ReportingTests, FloodTests.
                if (!operation.path().contains("{")
                        || OF_ALL.contains(operation.path())
                        || operation.path().startsWith("/api/worker/")) {
                    continue;
                }
                var place = foreign.keySet().stream()
                        .filter(operation.path()::startsWith)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("what would be foreign at " + operation.path() + "?"));
                var theirs = foreign.get(place);
                var nobodys = theirs.matches("\\d+") ? "987654321" : "NOBODYS";
                var answer = call(caller, operation, fill(operation.path(), theirs), body(operation, "文字"));
                var missing = call(caller, operation, fill(operation.path(), nobodys), body(operation, "文字"));
                asked += 2;
                if (answer.statusCode() < 400) {
                    wrong.add(role + " got " + answer.statusCode() + " from " + operation);
                }
                if (answer.statusCode() != missing.statusCode()
                        || !told(answer, theirs).equals(told(missing, nobodys))) {
                    wrong.add("%s can tell what is foreign from what is not there at %s: %s / %s"
                            .formatted(role, operation, answer.body(), missing.body()));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(100);
        assertThat(state()).isEqualTo(before);
    }

    /** Text is never code: not SQL, not a rule, not a path, not a header, not a line of the log. */
    @Test
    void textThatIsCodeDoesNothing(CapturedOutput output) {
        accounts.put("mean-everywhere", "来人", Role.ADMIN, 0, PASSWORD);
        var before = state();
        before.keySet().removeAll(WRITTEN_BY_RIGHT);
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var operation : operations()) {
            for (var hostile : HOSTILE) {
                for (var attempt : attempts(operation, hostile)) {
                    // Some attempts end the session they are made in.
                    var caller = callerFor(operation);
                    var answer = call(caller, operation, attempt.path(), attempt.body());
                    asked++;
                    if (answer.statusCode() >= 500) {
                        wrong.add(answer.statusCode() + " from " + operation + " with " + attempt);
                    }
                    if (!answer.headers().allValues("Set-Cookie").stream()
                            .noneMatch(cookie -> cookie.startsWith("forged"))) {
                        wrong.add("a forged header from " + operation);
                    }
                    INSIDE.stream()
                            .filter(answer.body()::contains)
                            .forEach(inside -> wrong.add(inside + " shown by " + operation + " with " + attempt));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(500);
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith(FORGED));
        assertThat(state()).containsAllEntriesOf(before);
        assertThat(jdbc.sql("select text from warning.comment")
                        .query(String.class)
                        .list())
                .as("what is kept is what was written")
                .contains(HOSTILE.getFirst(), "<script>alert(1)</script>");
    }

    private record Operation(String method, String path, JsonNode parameters, JsonNode schema) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record Attempt(String path, String body) {}

    private final Map<String, Caller> callers = new LinkedHashMap<>();

    private Caller callerFor(Operation operation) {
        if (operation.path().startsWith("/api/session") || operation.path().startsWith("/api/password-link")) {
            return new Caller(environment);
        }
        return callers.computeIfAbsent("mean-everywhere", login -> Caller.signedIn(environment, login, PASSWORD));
    }

    private List<Operation> operations() {
        return contract.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyStream().map(method -> {
                    var content = method.getValue().path("requestBody").path("content");
                    return new Operation(
                            method.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            method.getValue().path("parameters"),
                            content.path("application/json").path("schema"));
                }))
                .toList();
    }

    /** The hostile text in each place of its own, the other places filled with what is harmless. */
    private List<Attempt> attempts(Operation operation, String hostile) {
        var attempts = new ArrayList<Attempt>();
        if (operation.path().contains("{")) {
            attempts.add(new Attempt(fill(operation.path(), encoded(hostile)), body(operation, "文字")));
        }
        var queries = operation
                .parameters()
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
        for (var name :
                Stream.concat(queries.stream(), Stream.of("table", "orgId")).toList()) {
            attempts.add(new Attempt(
                    fill(operation.path(), "1") + "?" + name + "=" + encoded(hostile), body(operation, "文字")));
        }
        if (!operation.schema().isMissingNode()) {
            attempts.add(new Attempt(fill(operation.path(), "1"), body(operation, hostile)));
        }
        return attempts;
    }

    private String body(Operation operation, String text) {
        if (operation.schema().isMissingNode()) {
            return "";
        }
        var schema = operation.schema();
        if (schema.has("$ref")) {
            var parts = schema.path("$ref").asString().split("/");
            schema = contract.path("components").path("schemas").path(parts[parts.length - 1]);
        }
        ObjectNode body = JsonMapper.shared().createObjectNode();
        schema.path("properties").propertyStream().forEach(property -> {
            switch (property.getValue().path("type").asString("string")) {
                case "integer", "number" -> body.put(property.getKey(), 1);
                case "boolean" -> body.put(property.getKey(), true);
                case "array", "object" -> {}
                default -> body.put(property.getKey(), text);
            }
        });
        return body.toString();
    }

    private static HttpResponse<String> call(Caller caller, Operation operation, String path, String body) {
        if (caller.cookie("XSRF-TOKEN") == null) {
            caller.get("/api/session");
        }
        boolean upload =
                operation.path().equals("/api/imports") && operation.method().equals("POST");
        return caller.send(
                HttpRequest.newBuilder()
                        .method(
                                operation.method(),
                                body.isEmpty() && !upload
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(upload ? "--b--\r\n" : body))
                        .header("Content-Type", upload ? "multipart/form-data; boundary=b" : "application/json"),
                path);
    }

    private static String fill(String path, String first) {
        return path.replaceFirst(
                        "\\{(id|code|kind|area|clue|number|organisation|request|warning)}",
                        java.util.regex.Matcher.quoteReplacement(first))
                .replace("{month}", "2026-02")
                .replace("{fact}", "site.workers")
                .replaceAll("\\{[^}]*}", "424242");
    }

    private static String told(HttpResponse<String> answer, String asked) {
        return answer.body().replaceAll("\\b" + asked + "\\b", "#");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** How many rows every table holds but those that note the requests themselves, and what the warnings and users say. */
    private Map<String, Object> state() {
        var state = new TreeMap<String, Object>();
        jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                         where table_type = 'BASE TABLE'
                           and table_schema in ('project', 'wage', 'fund', 'warning', 'exchange', 'jurisdiction', 'evidence')
                           and table_name not in ('scan')
                        """)
                .query(String.class)
                .list()
                .forEach(table -> state.put(table, one("select count(*)::text from " + table)));
        state.put("warnings", one("select md5(string_agg(w::text, '' order by id)) from warning.warning w"));
        state.put("their name and last day", one("""
                        select u.name || coalesce(max(p.to_day)::text, '')
                          from access.account_user u join access.post p on p.user_id = u.id
                         where u.login = 'theirs' group by u.id
                        """));
        state.put("theirs", one("""
                        select md5((to_jsonb(u) - 'name')::text || string_agg((to_jsonb(p) - 'to_day')::text, ''))
                          from access.account_user u join access.post p on p.user_id = u.id
                         where u.login = 'theirs' group by u.id
                        """));
        return state;
    }

    private String account() {
        long number;
        try (var connection = dataSource.getConnection()) {
            number = bankNumbers
                    .findOrAdd(connection, List.of("6228000000000990"))
                    .get("6228000000000990");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return one("""
                insert into fund.account (number_id, project_id, area, org_id, bank_code, opened_on, import_id)
                values (%d, 0, %d, 0, '102', date '2026-01-01', 0) returning number_id::text
                """.formatted(number, ELSEWHERE));
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
