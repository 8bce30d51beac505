package anxin.server.clue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.database.RowScope;
import anxin.server.dispatch.About;
import anxin.server.dispatch.Assignment;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Dispatch;
import anxin.server.dispatch.Ground;
import anxin.server.dispatch.Subject;
import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.retention.PersonalDataErased;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who reported is shown masked, in full for a reason, and of a sealed clue to nobody, until two people say so. */
@ServerTest
@TestPropertySource(properties = {"anxin.workers.network-per-minute=10000", "anxin.limits.user-per-minute=100000"})
class IdentityTests {

    private static final String PASSWORD = "for tests only";
    private static final String NAME = "欧阳举报甲";
    private static final String PHONE = "13912345678";
    private static final String NUMBER = "500101190001010010";
    private static final String REASON = "{\"kind\": \"COMPLAINT\", \"text\": \"核实欠薪需要联系\"}";

    @Autowired
    private Environment environment;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private long clue(String mode) {
        var phone = new Phone(environment);
        var report = Phone.report()
                .put("mode", mode)
                .put("name", NAME)
                .put("phone", PHONE)
                .put("identityNumber", NUMBER)
                .put("text", "我叫%s，电话%s，身份证%s，七月起没发工资。".formatted(NAME, PHONE, NUMBER));
        report.putArray("group")
                .addObject()
                .put("name", NAME)
                .put("phone", PHONE)
                .put("amountFen", 100);
        assertThat(phone.send(report).status()).isEqualTo(200);
        assertThat(phone.say(
                                "additions",
                                tools.jackson.databind.json.JsonMapper.shared()
                                        .createObjectNode()
                                        .put("text", "再打%s找%s".formatted(PHONE, NAME)))
                        .status())
                .isEqualTo(200);
        return jdbc.sql("select id from clue.clue where number = ?")
                .param(phone.number())
                .query(Long.class)
                .single();
    }

    private Caller user(String login, Role role, int area) {
        accounts.put(login, role.words().zh(), role, area, PASSWORD);
        return Caller.signedIn(environment, login, PASSWORD);
    }

    @Test
    void aNamedReporterIsMaskedAndShownInFullForAReasonThatIsNotedFirst() {
        long clue = clue("NAMED");
        var officer = user("named-officer", Role.OFFICER, 500_101_000);

        var masked = officer.get("/api/clues/" + clue + "/reporters");
        assertThat(masked.json().at("/persons/0/name").asString()).isEqualTo("欧*");
        assertThat(masked.json().at("/persons/0/phone").asString()).isEqualTo("139****5678");
        assertThat(officer.post("/api/clues/" + clue + "/reporters/reveals", "{}")
                        .code())
                .isEqualTo("REASON_NEEDED");
        var full = officer.post("/api/clues/" + clue + "/reporters/reveals", REASON);
        assertThat(full.json().at("/0/name").asString()).isEqualTo(NAME);
        assertThat(jdbc.sql("""
                                select count(*) from access.audit
                                 where act = 'REVEAL' and login = 'named-officer' and reason = '核实欠薪需要联系'
                                """).query(Integer.class).single()).isEqualTo(1);
        assertThat(user("elsewhere", Role.OFFICER, 330_783_000)
                        .get("/api/clues/" + clue + "/reporters")
                        .code())
                .isEqualTo("CLUE_UNKNOWN");
    }

    @Test
    void aSealedReporterOpensOnlyWhenAnotherPersonAgreesAndForADayOnly() {
        long clue = clue("SEALED");
        var officer = user("sealed-officer", Role.OFFICER, 500_101_000);
        var administrator = user("sealed-admin", Role.ADMIN, 500_101_000);
        var leader = user("sealed-leader", Role.LEADER, 500_101_000);
        var reveals = "/api/clues/" + clue + "/reporters/reveals";

        assertThat(officer.get("/api/clues/" + clue + "/reporters").json().path("persons"))
                .isEmpty();
        assertThat(officer.post(reveals, REASON).code()).isEqualTo("IDENTITY_SEALED");
        assertThat(administrator.post(reveals, REASON).code()).isEqualTo("IDENTITY_SEALED");

        long own = administrator
                .post("/api/clues/" + clue + "/identity-requests", REASON)
                .json()
                .path("id")
                .asLong();
        var yes = "{\"agreed\": true, \"kind\": \"COMPLAINT\", \"text\": \"同意核实身份\"}";
        assertThat(administrator
                        .post("/api/identity-requests/" + own + "/decision", yes)
                        .code())
                .isEqualTo("OWN_REQUEST");

        long asked = officer.post("/api/clues/" + clue + "/identity-requests", REASON)
                .json()
                .path("id")
                .asLong();
        assertThat(leader.post("/api/identity-requests/" + asked + "/decision", yes)
                        .json()
                        .path("agreed")
                        .asBoolean())
                .isTrue();
        assertThat(administrator.post(reveals, REASON).code())
                .as("it opens for who asked alone")
                .isEqualTo("IDENTITY_SEALED");
        assertThat(officer.post(reveals, REASON).json().at("/0/name").asString())
                .isEqualTo(NAME);

        jdbc.sql("update clue.opening set expires_at = decided_at where id = ?")
                .param(asked)
                .update();
        assertThat(officer.post(reveals, REASON).code()).isEqualTo("IDENTITY_SEALED");
        assertThat(jdbc.sql("select kind from clue.step where clue_id = ? and kind like 'IDENTITY%' order by id")
                        .param(clue)
                        .query(String.class)
                        .list())
                .containsExactly("IDENTITY_ASKED", "IDENTITY_ASKED", "IDENTITY_GRANTED", "IDENTITY_SEEN");
        assertThatThrownBy(() -> jdbc.sql("update clue.opening set asked_by = decided_by where id = ?")
                        .param(asked)
                        .update())
                .hasMessageContaining("another_one_agrees");
    }

    @Test
    void noEndpointShowsASealedReporterToAnybodyAndNothingStandsPlainAnywhere() throws Exception {
        long clue = clue("SEALED");
        var callers = new ArrayList<Caller>();
        for (var role : Role.values()) {
            callers.add(user("all-" + role.name().toLowerCase(Locale.ROOT), role, 500_101_000));
        }
        var shown = new ArrayList<String>();
        int asked = 0;
        for (var mapping : mappings.getHandlerMethods().keySet()) {
            for (var method : mapping.getMethodsCondition().getMethods()) {
                for (var path : mapping.getPatternValues()) {
                    if (!path.startsWith("/api/")
                            || path.contains("/session")
                            || method.name().equals("DELETE")) {
                        continue;
                    }
                    for (var caller : callers) {
                        var answer = caller.download(
                                HttpRequest.newBuilder()
                                        .method(
                                                method.name(),
                                                method.name().equals("GET")
                                                        ? HttpRequest.BodyPublishers.noBody()
                                                        : HttpRequest.BodyPublishers.ofString(REASON))
                                        .header("Content-Type", "application/json"),
                                path.replaceAll("\\{[^}]*}", "" + clue));
                        asked++;
                        if (tells(new String(answer.body(), StandardCharsets.UTF_8))) {
                            shown.add(method + " " + path);
                        }
                    }
                }
            }
        }
        assertThat(shown).isEmpty();
        assertThat(asked).isGreaterThan(500);

        var plain = new ArrayList<String>();
        for (var table : jdbc.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list()) {
            for (var value : List.of(NAME, PHONE, NUMBER)) {
                var hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
                boolean found = jdbc.sql(
                                "select exists (select from %s t where position(? in t::text) > 0 or position(? in t::text) > 0)"
                                        .formatted(table))
                        .params(value, hex)
                        .query(Boolean.class)
                        .single();
                if (found) {
                    plain.add(table + " holds " + value);
                }
            }
        }
        assertThat(plain).isEmpty();
    }

    private static boolean tells(String answer) {
        return answer.contains(NAME) || answer.contains(PHONE) || answer.contains(NUMBER);
    }

    @Test
    void theLetterOfASealedClueIsReadWithoutTheNamesInIt() throws Exception {
        long clue = clue("SEALED");
        assertThat(anxin.server.clue.identity.Masks.text(
                        "我叫%s，电话%s，身份证%s".formatted(NAME, PHONE, NUMBER), List.of(NAME)))
                .isEqualTo("我叫欧*，电话1**********，身份证50****************");
        assertThat(clue).isPositive();
    }

    @Test
    void cluesAreSeenInTheirAreaByThoseWhoHandleThemAndByWhoeverHasATask() throws Exception {
        long clue = clue("SEALED");
        int partner = organisations
                .add(new Particulars("某某区法院", OrganisationKind.COURT, 500_101_000, 0, null, null, List.of(), List.of()))
                .orElseThrow();
        var here = new RowScope(500_101_000, 500_101_999);
        assertThat(seen(here, clue)).isTrue();
        assertThat(seen(new RowScope(330_783_000, 330_783_999), clue)).isFalse();
        assertThat(seen(RowScope.NOTHING, clue)).isFalse();
        for (var by : List.of(RowScope.By.COMPANY, RowScope.By.BANK)) {
            assertThat(seen(
                            new RowScope(
                                    500_101_000, 500_101_999, List.of(), new RowScope.Projects(by, List.of("102"))),
                            clue))
                    .as("%s", by)
                    .isFalse();
        }
        assertThat(seen(new RowScope(500_101_000, 500_101_999, List.of(1), RowScope.Projects.ALL), clue))
                .as("a contractor")
                .isFalse();
        var court = new RowScope(
                500_101_000, 500_101_999, List.of(), RowScope.Projects.NONE, new RowScope.Asking(77, List.of(partner)));
        assertThat(seen(court, clue)).isFalse();
        dispatch.open(
                new Subject("clue", clue),
                new About("线索", 500_101_000, 0, null),
                List.of(new Assignment(Ground.HELPER, partner, 0, false, "请协助核实", null)),
                By.application());
        assertThat(seen(court, clue)).isTrue();
        assertThatThrownBy(() -> here.call(() -> jdbc.sql("select count(*) from clue.reporter")
                        .query(Long.class)
                        .single()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private boolean seen(RowScope scope, long clue) throws Exception {
        return scope.call(() -> jdbc.sql("select exists (select from clue.clue where id = ?)")
                .param(clue)
                .query(Boolean.class)
                .single());
    }

    @Test
    void theFirstContactIsOfTheAreaOrAboveItAndCannotBeEmptied() {
        long before = clue("NAMED");
        int county = organisations
                .add(new Particulars(
                        "某某区人社局", OrganisationKind.HUMAN_RESOURCES, 330_783_000, 0, null, null, List.of(), List.of()))
                .orElseThrow();
        var phone = new Phone(environment);
        assertThat(phone.send(Phone.report().put("area", "330783")).status()).isEqualTo(200);
        assertThat(jdbc.sql("select first_org from clue.clue where number = ? and not first_gap")
                        .param(phone.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(county);
        assertThat(jdbc.sql("select first_gap from clue.clue where id = ?")
                        .param(before)
                        .query(Boolean.class)
                        .single())
                .as("nobody is there for that area")
                .isTrue();
        assertThatThrownBy(() -> jdbc.sql("update clue.clue set first_org = null where number = ?")
                        .param(phone.number())
                        .update())
                .hasMessageContaining("first_org");
        assertThatThrownBy(() -> jdbc.sql("update clue.clue set first_org = 0, first_gap = true where number = ?")
                        .param(phone.number())
                        .update())
                .hasMessageContaining("first contact");
        assertThatThrownBy(() -> jdbc.sql("delete from clue.clue where number = ?")
                        .param(phone.number())
                        .update())
                .hasMessageContaining("keeps what it has");
    }

    @Test
    void whatIsPersonalGoesWithThatOfItsProjectAndTheLeavesStay() {
        long clue = clue("NAMED");
        jdbc.sql("update clue.clue set project_id = 4711, state = 'CLOSED' where id = ?")
                .param(clue)
                .update();
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        _ -> events.publishEvent(new PersonalDataErased(4711, LocalDate.of(2026, 11, 21))));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select erased_on is not null and text is null and debtor is null from clue.clue where id = ?")
                                .param(clue)
                                .query(Boolean.class)
                                .single())
                        .isTrue());

        assertThat(jdbc.sql("""
                                select count(*) from clue.reporter
                                 where clue_id = ? and num_nonnulls(name, phone, identity_number, name_code, phone_code, identity_code) > 0
                                """).param(clue).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from clue.step where clue_id = ? and text is not null")
                        .param(clue)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select amount_fen from clue.clue where id = ?")
                        .param(clue)
                        .query(Long.class)
                        .single())
                .isEqualTo(3_800_000);
    }
}
