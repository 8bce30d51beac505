package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import anxin.server.wage.Persons;
import cn.idev.excel.FastExcel;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
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
import org.springframework.test.context.TestPropertySource;

/** Nobody is seen in full without a reason, outside one's scope, or without it being written down (查看完整信息). */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestInstance(Lifecycle.PER_CLASS)
@TestPropertySource(properties = {"anxin.reveals.per-day=3", "anxin.reveals.conspicuous=2"})
class SeeingPersonsTests {

    private static final String PASSWORD = "for tests only";
    private static final LocalDate DAY = LocalDate.of(2026, 4, 20);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final String GOOD_REASON = "{\"kind\":\"COMPLAINT\",\"text\":\"核实工人投诉\"}";

    @Autowired
    private BeijingDay today;

    @Autowired
    private Handing handing;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @Autowired
    private Persons persons;

    @Autowired
    private JdbcClient jdbc;

    private Caller administrator;
    private long person;

    @BeforeAll
    void oneWorkerOnTwoSites(@TempDir Path folder) {
        today.is(DAY);
        for (var site : List.of("500101", "330783")) {
            handing.in(Site.startedOn("SITE-" + site, site, LocalDate.of(2026, 3, 1))
                    .attendedOn(LocalDate.of(2026, 3, 2))
                    .onTheWageSheet(MARCH, "5200.00", "200.00")
                    .in(folder));
        }
        accounts.put("admin-cq", "重庆管理员", Role.ADMIN, 500_000_000, PASSWORD);
        administrator = Caller.signedIn(environment, "admin-cq", PASSWORD);
        person = jdbc.sql("select id from wage.person").query(Long.class).single();
    }

    @Test
    void theRowsBehindANumberShowPersonsMaskedAndSayWhichOneCanBeOpened() {
        var page = officer("masked", 500_101_000)
                .get("/api/projects/SITE-500101/facts/month.workers?month=2026-03")
                .json();

        assertThat(page.at("/items/0/person").asLong()).isEqualTo(person);
        assertThat(page.toString()).contains("张*", "500101********").doesNotContain(number(), "张三");
    }

    @Test
    void aPersonIsShownInFullForAReasonWhichIsWrittenDownFirst() {
        var officer = officer("with-reason", 500_101_000);

        var shown = reveal(officer, "SITE-500101", GOOD_REASON);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("name").asString()).isEqualTo("张三");
        assertThat(shown.json().path("identityNumber").asString()).isEqualTo(number());
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(audited("with-reason", "REVEAL"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("person_id", person)
                        .containsEntry("subject", "SITE-500101")
                        .containsEntry("reason_kind", "COMPLAINT")
                        .containsEntry("reason", "核实工人投诉"));
        assertThat(audited("with-reason", "CHANGE"))
                .as("one row for each request")
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from access.audit a where a::text like '%' || :number || '%'")
                        .param("number", number())
                        .query(Integer.class)
                        .single())
                .as("the record of who saw a number holds no number")
                .isZero();

        var seenBy = administrator
                .get("/api/projects/SITE-500101/persons/%d/reveals".formatted(person))
                .json();
        assertThat(seenBy.valueStream().map(row -> row.path("login").asString()))
                .contains("with-reason");
        assertThat(officer.get("/api/projects/SITE-500101/persons/%d/reveals".formatted(person))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void withoutAReasonNobodyIsShown() {
        var officer = officer("no-reason", 500_101_000);

        for (var body : List.of(
                "{}",
                "{\"kind\":\"COMPLAINT\"}",
                "{\"kind\":\"COMPLAINT\",\"text\":\"看看\"}",
                "{\"text\":\"核实工人投诉\"}",
                "{\"kind\":\"COMPLAINT\",\"text\":\"        \"}")) {
            var refused = reveal(officer, "SITE-500101", body);
            assertThat(refused.code()).as(body).isEqualTo("REASON_NEEDED");
            assertThat(refused.text()).doesNotContain(number(), "张三");
        }
        assertThat(audited("no-reason", "REVEAL")).isEmpty();
    }

    @Test
    void whoLiesOutsideTheScopeIsNotThere() {
        accounts.put("leader", "领导", Role.LEADER, 500_101_000, PASSWORD);
        accounts.put("contractor", "别家施工单位", Role.CONTRACTOR, 500_101_000, PASSWORD);
        var leader = Caller.signedIn(environment, "leader", PASSWORD);
        var contractor = Caller.signedIn(environment, "contractor", PASSWORD);
        var elsewhere = officer("elsewhere", 320_400_000);

        assertThat(reveal(leader, "SITE-500101", GOOD_REASON).status()).isEqualTo(403);
        assertThat(reveal(contractor, "SITE-500101", GOOD_REASON).status())
                .as("rows that another organisation handed in")
                .isEqualTo(404);
        assertThat(reveal(elsewhere, "SITE-500101", GOOD_REASON).status()).isEqualTo(404);
        assertThat(reveal(officer("this-county", 500_101_000), "SITE-330783", GOOD_REASON)
                        .status())
                .isEqualTo(404);
        assertThat(copy(elsewhere, number(), GOOD_REASON).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodySeesMoreThanTheDaysNumberAndManyAreConspicuous() {
        var busy = officer("busy", 500_101_000);
        for (int i = 0; i < 3; i++) {
            assertThat(reveal(busy, "SITE-500101", GOOD_REASON).status()).isEqualTo(200);
        }

        var fourth = reveal(busy, "SITE-500101", GOOD_REASON);

        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.detail()).startsWith("您今天已查看 3 人的完整信息，达到每日上限");
        assertThat(administrator.get("/api/audit/reveals").json().valueStream()).anySatisfy(many -> {
            assertThat(many.path("login").asString()).isEqualTo("busy");
            assertThat(many.path("times").asInt()).isEqualTo(3);
            assertThat(many.path("persons").asInt()).isEqualTo(1);
        });
    }

    @Test
    void whatIsHeldAboutAPersonIsCopiedOutWithinTheScopeOnly() {
        var officer = officer("copying", 500_101_000);

        var file = copy(officer, number().toLowerCase(), GOOD_REASON);

        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(sheet(file.body(), 0)).contains(number(), "《中华人民共和国个人信息保护法》第四十五条");
        assertThat(sheet(file.body(), 1)).contains("SITE-500101", "张三").doesNotContain("330783");
        assertThat(sheet(file.body(), 2)).contains("2026-03").doesNotContain("330783");
        assertThat(sheet(file.body(), 3)).contains("2026-03-02 07:30:00").doesNotContain("330783");
        assertThat(sheet(file.body(), 4)).contains("5200", "200").doesNotContain("330783");
        assertThat(audited("copying", "COPY")).hasSize(1);

        assertThat(new String(copy(officer, number(), "{}").body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("REASON_NEEDED");
        assertThat(new String(
                        copy(officer, "500101190001010011", GOOD_REASON).body(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("IDENTITY_NUMBER_INVALID");
    }

    private Caller officer(String login, int area) {
        accounts.put(login, "监察员", Role.OFFICER, area, PASSWORD);
        return Caller.signedIn(environment, login, PASSWORD);
    }

    private Answer reveal(Caller caller, String project, String body) {
        return caller.post("/api/projects/%s/persons/%d/reveals".formatted(project, person), body);
    }

    private static java.net.http.HttpResponse<byte[]> copy(Caller caller, String number, String reason) {
        caller.get("/api/session");
        var body = reason.replaceFirst(
                "\\{", "{\"identityNumber\":\"%s\"%s".formatted(number, reason.length() > 2 ? "," : ""));
        return caller.download(
                HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json"),
                "/api/persons/copy");
    }

    private static String sheet(byte[] file, int number) {
        return FastExcel.read(new ByteArrayInputStream(file))
                .headRowNumber(0)
                .sheet(number)
                .doReadSync()
                .toString();
    }

    private List<Map<String, Object>> audited(String login, String act) {
        return jdbc.sql("select * from access.audit where login = ? and act = ? and status < 400")
                .params(login, act)
                .query()
                .listOfRows();
    }

    private String number() {
        long one = jdbc.sql("select id from wage.person").query(Long.class).single();
        return persons.open(0, one).orElseThrow().identityNumber();
    }
}
