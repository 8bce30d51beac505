package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wage system of a builder sends its packages by itself, with a key that an administrator made. */
@ServerTest
class ApiKeyTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private Caller admin;
    private int builder;

    @BeforeEach
    void anAdministratorOfChongqingAndABuilder() {
        var login = Administering.login("keeper");
        accounts.put(login, "管理员", Role.ADMIN, 500_000_000, Administering.PASSWORD);
        admin = Caller.signedIn(environment, login, Administering.PASSWORD);
        builder = organisation(admin, Administering.login("渝建一公司"), "500101");
    }

    @Test
    void aKeyOpensWhatItIsForAndIsToldOnlyOnce() {
        var made = add("工资系统", TODAY.plusMonths(6));

        assertThat(made.status()).isEqualTo(201);
        var key = made.json().path("key").asString();
        assertThat(key).matches("anxin_[a-z2-7]{8}_[A-Za-z0-9_-]{43}");
        assertThat(key).startsWith(made.json().path("prefix").asString());
        assertThat(program(key).get("/api/imports").status()).isEqualTo(200);
        var refused = program(key).get("/api/projects");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("KEY_MAY_NOT");
        assertThat(refused.detail())
                .contains(made.json().path("prefix").asString())
                .doesNotContain(key);
        assertThat(admin.get("/api/programs").text()).contains("工资系统").doesNotContain(key);
        assertThat(jdbc.sql("select count(*) from access.api_key k where k::text like '%' || :secret || '%'")
                        .param("secret", key.substring(15))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from access.api_key where key_hash = :hash")
                        .param("hash", Secrets.hash(key))
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void theAuditSaysByWhichKeyAndOfWhoseProgramARequestCame() {
        var made = add("工资系统", TODAY.plusMonths(6)).json();
        var prefix = made.path("prefix").asString();
        program(made.path("key").asString()).get("/api/imports");

        var company = admin.get("/api/organisations/" + builder)
                .json()
                .at("/organisation/name")
                .asString();
        for (var sought : List.of(prefix, company)) {
            var found = admin.get("/api/audit?onBehalfOf=" + URLEncoder.encode(sought, StandardCharsets.UTF_8))
                    .json()
                    .path("items");
            assertThat(found)
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row.path("onBehalfOf").asString()).isEqualTo("经 " + prefix + " " + company))
                    .satisfies(
                            row -> assertThat(row.path("endpoint").asString()).isEqualTo("GET /api/imports"));
        }
    }

    @Test
    void expiredWithdrawnForgedAndUnknownKeysAreRefusedAlike() {
        var expired = add("过期的系统", TODAY).json();
        jdbc.sql(
                        "update access.api_key set made_at = now() - interval '2 days', expires_at = now() - interval '1 second'"
                                + " where prefix = :prefix")
                .param("prefix", expired.path("prefix").asString())
                .update();
        var withdrawn = add("撤回的系统", TODAY).json();
        assertThat(admin.delete("/api/programs/%d/keys/%d"
                                .formatted(
                                        withdrawn.path("programId").asLong(),
                                        keysOf(withdrawn).get(0).path("id").asLong()))
                        .status())
                .isEqualTo(204);
        var good = add("正常的系统", TODAY).json().path("key").asString();
        var forged = good.substring(0, good.length() - 1) + (good.endsWith("A") ? "B" : "A");

        var answers = new ArrayList<Answer>();
        for (var key : new String[] {
            expired.path("key").asString(),
            withdrawn.path("key").asString(),
            forged,
            good.substring(0, 14),
            good + "A",
            "anxin_",
            "",
            "' or true --",
            "x".repeat(5000)
        }) {
            answers.add(program(key).get("/api/imports"));
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json()).isEqualTo(answers.getFirst().json());
            assertThat(answer.detail()).contains("接口密钥无效、已过期或已撤回");
        });
        assertThat(program(good).get("/api/imports").status()).isEqualTo(200);
    }

    @Test
    void aSecondKeyIsGoodBesideTheFirstUntilThatIsWithdrawn() {
        var first = add("换密钥的系统", TODAY).json();
        long program = first.path("programId").asLong();
        var next = "{\"scope\": \"HAND_IN\", \"lastDay\": \"%s\"}".formatted(TODAY.plusYears(1));

        var second = admin.post("/api/programs/%d/keys".formatted(program), next);
        var third = admin.post("/api/programs/%d/keys".formatted(program), next);

        assertThat(second.status()).isEqualTo(201);
        assertThat(third.code()).isEqualTo("KEYS_TWO_ALREADY");
        var old = program(first.path("key").asString());
        var renewed = program(second.json().path("key").asString());
        assertThat(old.get("/api/imports").status()).isEqualTo(200);
        assertThat(renewed.get("/api/imports").status()).isEqualTo(200);
        long oldId = keysOf(first).get(1).path("id").asLong();
        admin.delete("/api/programs/%d/keys/%d".formatted(program, oldId));
        assertThat(old.get("/api/imports").code()).isEqualTo("KEY_NOT_VALID");
        assertThat(renewed.get("/api/imports").status()).isEqualTo(200);
        assertThat(program(program)
                        .path("changes")
                        .valueStream()
                        .map(change -> change.path("kind").asString()))
                .containsExactly("KEY_WITHDRAWN", "KEY_MADE", "KEY_MADE", "PROGRAM_ADDED");
    }

    @Test
    void whenAndFromWhereAKeyWasUsedLastIsKept() {
        var made = add("留痕的系统", TODAY).json();
        assertThat(keysOf(made).get(0).path("lastUsedAt").isNull()).isTrue();

        program(made.path("key").asString()).get("/api/imports");

        var used = keysOf(made).get(0);
        assertThat(used.path("lastUsedAt").isNull()).isFalse();
        assertThat(used.path("lastUsedFrom").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void theCookiesThatComeWithAKeyDoNotMatter() {
        var key = add("带着会话的系统", TODAY).json().path("key").asString();

        admin.withKey(key);

        assertThat(admin.get("/api/users").code())
                .as("an administrator's session")
                .isEqualTo("KEY_MAY_NOT");
        admin.withKey(key + "x");
        assertThat(admin.get("/api/users").code()).isEqualTo("KEY_NOT_VALID");
    }

    @Test
    void aKeyNeedsNoTokenOfAPageAndASessionStillDoes() {
        var program = program(add("无页面的系统", TODAY).json().path("key").asString());

        assertThat(program.post("/api/imports/1/cancellation", "{}").code()).isEqualTo("IMPORT_NOT_FOUND");
        assertThat(admin.forgetCookie("XSRF-TOKEN")
                        .post("/api/imports/1/cancellation", "{}")
                        .code())
                .isEqualTo("REFUSED");
    }

    @Test
    void aProgramIsNoUserAndCannotBecomeOne() {
        var made = add("不是人的系统", TODAY).json();
        long program = made.path("programId").asLong();
        var key = made.path("key").asString();

        assertThat(admin.get("/api/users?text=不是人").json().path("items").size()).isZero();
        assertThat(admin.get("/api/users/" + program).status()).isEqualTo(404);
        assertThat(admin.post("/api/users/%d/password-link".formatted(program), "{}")
                        .status())
                .isEqualTo(404);
        var login = jdbc.sql("select login from access.account_user where id = :id")
                .param("id", program)
                .query(String.class)
                .single();
        assertThat(new Caller(environment).signIn(login, key).code()).isEqualTo("SIGN_IN_REFUSED");
        assertThat(program(key).get("/api/session").code()).isEqualTo("KEY_MAY_NOT");
    }

    @Test
    void anAdministratorOfAnAreaMakesKeysForThatAreaOnly() {
        accounts.put("keeper-of-gansu", "甘肃管理员", Role.ADMIN, 620_000_000, Administering.PASSWORD);
        var elsewhere = Caller.signedIn(environment, "keeper-of-gansu", Administering.PASSWORD);
        var made = add("本地的系统", TODAY).json();
        long program = made.path("programId").asLong();

        assertThat(elsewhere.get("/api/programs").text()).doesNotContain("本地的系统");
        assertThat(elsewhere
                        .post(
                                "/api/programs/%d/keys".formatted(program),
                                "{\"scope\": \"HAND_IN\", \"lastDay\": \"%s\"}".formatted(TODAY))
                        .code())
                .isEqualTo("PROGRAM_NOT_FOUND");
        assertThat(elsewhere
                        .delete("/api/programs/%d/keys/%d"
                                .formatted(
                                        program, keysOf(made).get(0).path("id").asLong()))
                        .status())
                .isEqualTo(404);
        assertThat(add(elsewhere, "外来的系统", "620100", builder, TODAY).code()).isEqualTo("PROGRAM_WITHOUT_ORGANISATION");
        assertThat(add(elsewhere, "外来的系统", "500101", builder, TODAY).code()).isEqualTo("AREA_NOT_YOURS");
    }

    @Test
    void whatWillNotDoIsToldInASentence() {
        assertThat(add("名字\n2026-11-21 INFO 伪造的一行", TODAY).code()).isEqualTo("PROGRAM_NAME_INVALID");
        assertThat(add("名字\u2028伪造的一行", TODAY).code()).isEqualTo("PROGRAM_NAME_INVALID");
        assertThat(add("  ", TODAY).code()).isEqualTo("PROGRAM_NAME_INVALID");
        assertThat(add("工资系统", TODAY.minusDays(1)).code()).isEqualTo("KEY_EXPIRY_INVALID");
        assertThat(add("工资系统", TODAY.plusYears(1).plusDays(1)).code()).isEqualTo("KEY_EXPIRY_INVALID");
        assertThat(add(admin, "工资系统", "500101", 0, TODAY).code()).isEqualTo("PROGRAM_WITHOUT_ORGANISATION");
    }

    private Answer add(String name, LocalDate lastDay) {
        return add(admin, name, "500101", builder, lastDay);
    }

    private static Answer add(Caller by, String name, String area, int organisation, LocalDate lastDay) {
        return by.post(
                "/api/programs",
                JSON.createObjectNode()
                        .put("name", name)
                        .put("areaCode", area)
                        .put("organisationId", organisation)
                        .put("scope", "HAND_IN")
                        .put("lastDay", lastDay.toString())
                        .toString());
    }

    static int organisation(Caller admin, String name, String area) {
        var body = JSON.createObjectNode()
                .put("name", name)
                .put("kind", "GENERAL_CONTRACTOR")
                .put("areaCode", area);
        return admin.post("/api/organisations", body.toString())
                .json()
                .path("id")
                .asInt();
    }

    private Caller program(String key) {
        return new Caller(environment).withKey(key);
    }

    private JsonNode program(long id) {
        return admin.get("/api/programs")
                .json()
                .path("items")
                .valueStream()
                .filter(program -> program.path("id").asLong() == id)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode keysOf(JsonNode made) {
        return program(made.path("programId").asLong()).path("keys");
    }
}
