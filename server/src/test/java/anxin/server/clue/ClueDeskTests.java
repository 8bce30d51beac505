package anxin.server.clue;

import static anxin.server.clue.Desk.done;
import static anxin.server.clue.Desk.field;
import static anxin.server.clue.Desk.named;
import static anxin.server.clue.Desk.report;
import static anxin.server.clue.Desk.until;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The desk reads what comes in, sees what belongs together, and closes nothing that is not verified and answered. */
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class ClueDeskTests {

    private static final String PASSWORD = "for tests only";
    private static final String LETTER =
            "我们在南湖安置房工地扎钢筋，瑞丰建筑劳务有限公司拖欠我们12个工人工资共15.6万元，从去年9月到现在五个月没发，我叫赵大山，电话13812345678。";

    @Autowired
    private Environment environment;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private Desk desk;
    private Caller officer;

    @BeforeAll
    void anOfficerOfACounty() {
        desk = new Desk(environment);
        accounts.put("desk", "某经办", Role.OFFICER, 500_101_000, PASSWORD);
        officer = Caller.signedIn(environment, "desk", PASSWORD);
    }

    private Caller as(String login, Role role, int area) {
        accounts.put(login, "某经办", role, area, PASSWORD);
        return Caller.signedIn(environment, login, PASSWORD);
    }

    @Test
    void aLetterIsReadWithItsPassagesAndAnOfficersWordStandsBesideWhatWasRead() {
        var page = desk.read(officer, desk.send(named(report("500101", LETTER), "赵大山", "13812345678")));
        long id = page.at("/clue/id").asLong();

        var amount = field(page, "AMOUNT");
        assertThat(amount.path("read").asString()).as("%s", page.path("fields")).isEqualTo("156000");
        assertThat(field(page, "KIND").path("readText").asString()).isEqualTo("拖欠工资");
        int start = amount.at("/passages/0/start").asInt();
        int end = amount.at("/passages/0/end").asInt();
        assertThat(page.path("text").asString().substring(start, end)).contains("15.6万");

        done(officer.post("/api/clues/%d/fields".formatted(id), "{\"field\":\"AMOUNT\",\"value\":\"150000\"}"));
        done(officer.post("/api/clues/%d/fields".formatted(id), "{\"field\":\"PEOPLE\"}"));

        var after = officer.get("/api/clues/" + id).json();
        assertThat(field(after, "AMOUNT").path("read").asString()).isEqualTo("156000");
        assertThat(field(after, "AMOUNT").path("value").asString()).isEqualTo("150000");
        assertThat(field(after, "AMOUNT").path("confirmed").asBoolean()).isFalse();
        assertThat(field(after, "PEOPLE").path("confirmed").asBoolean()).isTrue();
        assertThat(officer.post("/api/clues/%d/fields".formatted(id), "{\"field\":\"AMOUNT\",\"value\":\"很多\"}")
                        .code())
                .isEqualTo("FIELD_VALUE_INVALID");
    }

    @Test
    void whatWasReadWithTooLittleConfidenceIsNotShownBeforeTheOfficerHasDecided() {
        var page = desk.read(officer, desk.send(report("500101", "有个老板欠钱不给，大概两三万吧，也可能四万，记不清了，反正就是没给。")));

        assertThat(page.path("fields")
                        .valueStream()
                        .filter(one -> one.path("confidence").asDouble() < 0.8))
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.path("proposed").asBoolean()).isFalse();
                    assertThat(one.path("read").isNull()).isTrue();
                    assertThat(one.path("passages")).isEmpty();
                });
    }

    @Test
    void reportsOfOneMatterAreFoundMergedSplitAndMergedAgainAndEachKeepsItsNumber() {
        var first = desk.send(report("500101", "瑞丰建筑劳务有限公司欠我们7个木工工资8.4万元，我们在北岭学校工地干了三个月，一直不给。"));
        desk.read(officer, first);
        var second = desk.send(report("500101", "我老公在北岭学校工地做木工，瑞丰建筑劳务公司拖欠他们7个工人八万四千元工资，三个月没发。"));
        long one = desk.id(officer, first);
        long other = desk.id(officer, second);

        var suspected = until(
                () -> officer.get("/api/clues/" + other).json(),
                page -> page.path("suspects").size() > 0);
        var suspect = suspected.at("/suspects/0");
        assertThat(suspect.at("/clue/number").asString()).isEqualTo(first.number());
        assertThat(suspect.path("same").asBoolean()).isTrue();
        assertThat(texts(suspect.path("reasons"), "words"))
                .anyMatch(words -> words.startsWith("金额相近"))
                .anyMatch(words -> words.startsWith("人数相近"));
        assertThat(suspect.path("reasons").toString()).doesNotContain("DEBTOR", "AMOUNT");

        long merging = officer.post(
                        "/api/clues/%d/mergings".formatted(other),
                        "{\"other\":%d,\"reason\":\"同一工地同一金额\"}".formatted(one))
                .json()
                .path("merging")
                .asLong();
        var merged = officer.get("/api/clues?master=" + one).json();
        assertThat(merged.at("/count/raw").asInt()).isEqualTo(2);
        assertThat(merged.at("/count/merged").asInt()).isEqualTo(1);
        assertThat(officer.get("/api/clues/" + other).json().path("suspects")).isEmpty();
        assertThat(officer.post(
                                "/api/clues/%d/mergings".formatted(other),
                                "{\"other\":%d,\"reason\":\"再合并\"}".formatted(one))
                        .code())
                .isEqualTo("CLUES_MERGED_ALREADY");

        done(officer.post("/api/clues/%d/splitting".formatted(other), "{\"reason\":\"不是同一批工人\"}"));
        assertThat(officer.post("/api/clues/%d/mergings/%d/undoing".formatted(other, merging), "{\"reason\":\"撤销\"}")
                        .code())
                .as("something happened since")
                .isEqualTo("MERGED_ON_SINCE");
        long splitting =
                officer.get("/api/clues/" + other).json().at("/mergings/0/id").asLong();
        done(officer.post("/api/clues/%d/mergings/%d/undoing".formatted(other, splitting), "{\"reason\":\"核对后是同一批\"}"));
        assertThat(officer.get("/api/clues?master=" + one)
                        .json()
                        .at("/count/raw")
                        .asInt())
                .isEqualTo(2);
        assertThat(desk.id(officer, second)).isEqualTo(other);
        assertThat(jdbc.sql("select count(*) from clue.merging_move where clue_id = ?")
                        .param(other)
                        .query(Integer.class)
                        .single())
                .as("nothing of it is forgotten")
                .isEqualTo(3);
    }

    @Test
    void aClueIsNotClosedWithoutFindingVerificationAndAnswerAndWhatIsMissingIsNamed() {
        var receipt = desk.send(report("500101", "工资没发，三个人，一共两万一千元，做的是厂房打扫。"));
        long id = desk.id(officer, receipt);

        var refused = officer.post("/api/clues/%d/closing".formatted(id), "{\"outcome\":\"PAID\",\"level\":\"TOWN\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("性质认定", "核实登记", "对反映人的答复");

        done(officer.post("/api/clues/%d/acceptance".formatted(id), "{}"));
        done(officer.post("/api/clues/%d/verdicts".formatted(id), "{\"kind\":\"WAGES\",\"reason\":\"有考勤表\"}"));
        done(officer.post("/api/clues/%d/verifications".formatted(id), "{\"found\":\"ARREARS\",\"facts\":\"电话核实属实\"}"));
        assertThat(officer.post("/api/clues/%d/closing".formatted(id), "{\"outcome\":\"PAID\",\"level\":\"TOWN\"}")
                        .detail())
                .contains("核实人数", "核实金额", "欠薪原因");
        done(officer.post("/api/clues/%d/verifications".formatted(id), """
                {"found":"ARREARS","people":3,"amountFen":2100000,"cause":"DIFFICULTY","facts":"已核对工资表"}"""));
        done(officer.post("/api/clues/%d/answers".formatted(id), """
                {"kind":"RESULT","means":"PHONE","text":"工资已由企业全部补发。"}"""));
        assertThat(officer.post("/api/clues/%d/closing".formatted(id), "{\"outcome\":\"COMMERCIAL\"}")
                        .code())
                .isEqualTo("OUTCOME_DOES_NOT_FIT");
        done(officer.post("/api/clues/%d/closing".formatted(id), "{\"outcome\":\"PAID\",\"level\":\"TOWN\"}"));

        var page = officer.get("/api/clues/" + id).json();
        assertThat(page.at("/clue/state").asString()).isEqualTo("CLOSED");
        assertThat(texts(page.path("steps"), "kind"))
                .containsSubsequence("ACCEPTED", "JUDGED", "VERIFIED", "ANSWERED", "CLOSED");
        assertThat(officer.post("/api/clues/%d/verdicts".formatted(id), "{\"kind\":\"NOT_WAGES\",\"reason\":\"再看看\"}")
                        .code())
                .isEqualTo("CLUE_CLOSED");
    }

    @Test
    void projectMoneyIsShownTheLegalWayAndIsNoWageMatter() {
        var receipt = desk.send(report("500101", "我是做防水分包的，开发商拖欠我工程款三十万元，合同都在，一直不结算。"));
        long id = desk.id(officer, receipt);
        var guidance =
                officer.get("/api/clues/form").json().at("/verdicts/1/hint").asString();
        assertThat(guidance).contains("人民法院", "12348");

        done(officer.post(
                "/api/clues/%d/verdicts".formatted(id), "{\"kind\":\"PROJECT_MONEY\",\"reason\":\"分包结算纠纷\"}"));
        assertThat(officer.post("/api/clues/%d/handover".formatted(id), """
                {"to":[{"ground":"TERRITORY","organisation":1,"user":0,"binding":true,"asks":"核实"}]}""").code())
                .isEqualTo("NOT_A_WAGE_MATTER");
        done(officer.post(
                "/api/clues/%d/verifications".formatted(id), "{\"found\":\"NONE\",\"facts\":\"查看合同，为分包工程款\"}"));
        done(officer.post(
                "/api/clues/%d/answers".formatted(id),
                Desk.JSON
                        .createObjectNode()
                        .put("kind", "GUIDANCE")
                        .put("means", "PAGE")
                        .put("text", guidance)
                        .toString()));
        done(officer.post("/api/clues/%d/closing".formatted(id), "{\"outcome\":\"COMMERCIAL\"}"));

        assertThat(officer.get("/api/clues?which=CLOSED&verdict=PROJECT_MONEY&outcome=COMMERCIAL")
                        .json()
                        .at("/count/raw")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aClueOfAnotherAreaGoesThereWithNumberAndClockAndWhoPassedItOnSeesWhatBecomesOfIt() {
        var receipt = desk.send(report("500101", "我在邻县工地干活，工头没给两个月工资，五千块。"));
        var before = desk.read(officer, receipt);
        long id = before.at("/clue/id").asLong();
        var there = as("there", Role.OFFICER, 500_102_000);
        assertThat(there.get("/api/clues/" + id).status()).isEqualTo(404);

        done(officer.post("/api/clues/%d/hops".formatted(id), "{\"area\":\"500102\",\"reason\":\"工地在邻县\"}"));

        var received = there.get("/api/clues/" + id).json();
        assertThat(received.at("/clue/number").asString()).isEqualTo(receipt.number());
        assertThat(received.at("/clue/dueOn")).isEqualTo(before.at("/clue/dueOn"));
        assertThat(received.at("/clue/unread").asBoolean()).isTrue();
        assertThat(received.at("/hops/0/reason").asString()).isEqualTo("工地在邻县");
        done(there.post("/api/clues/%d/acceptance".formatted(id), "{}"));
        assertThat(there.get("/api/clues/" + id).json().at("/hops/0/receivedBy").asString())
                .isEqualTo("某经办");
        assertThat(officer.post("/api/clues/%d/verdicts".formatted(id), "{\"kind\":\"WAGES\",\"reason\":\"属实\"}")
                        .status())
                .as("it is no longer the desk's that passed it on")
                .isBetween(404, 409);
    }

    @Test
    void whoReportedIsHiddenInTheLetterFromAllButTheDesk() {
        var receipt = desk.send(named(report("500101", LETTER.replace("南湖", "东湖")), "赵大山", "13812345678"));
        long id = desk.read(officer, receipt).at("/clue/id").asLong();
        assertThat(officer.get("/api/clues/" + id).text()).contains("13812345678", "赵大山");

        for (var role : List.of(Role.FIELD, Role.LEADER)) {
            var seen = as("looks-on-" + role, role, 500_101_000).get("/api/clues/" + id);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.text()).doesNotContain("赵大山", "13812345678").contains("138****5678");
        }
        for (var role : List.of(Role.CONTRACTOR, Role.BANK, Role.PROJECT_PARTY, Role.AUDITOR, Role.ADMIN)) {
            assertThat(as("kept-out-" + role, role, 500_101_000)
                            .get("/api/clues/" + id)
                            .status())
                    .isEqualTo(403);
        }
    }

    private static List<String> texts(JsonNode nodes, String field) {
        return nodes.valueStream().map(node -> node.path(field).asString()).toList();
    }
}
