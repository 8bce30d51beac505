package anxin.server.clue;

import static anxin.server.clue.Desk.done;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import cn.idev.excel.FastExcel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Clues of other platforms come in once, by sheet or by program, and what becomes of them goes back. */
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class ClueListTests {

    private static final String PASSWORD = "for tests only";
    private static final String HEAD = "外部编号,反映时间,区划代码,欠薪主体,涉及人数,欠薪金额（元）,反映内容,平台办理状态\n";

    @Autowired
    private Environment environment;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Organisations organisations;

    private Caller officer;

    @BeforeAll
    void anOfficerOfACity() {
        accounts.put("lists", "某经办", Role.OFFICER, 500_000_000, PASSWORD);
        accounts.put("lists-admin", "某管理员", Role.ADMIN, 500_000_000, PASSWORD);
        officer = Caller.signedIn(environment, "lists", PASSWORD);
    }

    private Answer take(String channel, boolean dryRun, byte[] file) {
        var boundary = "----anxin";
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary)
                        .getBytes(StandardCharsets.UTF_8);
        var tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
        var body = new ByteArrayOutputStream();
        body.writeBytes(head);
        body.writeBytes(file);
        body.writeBytes(tail);
        return new Answer(officer.send(
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary),
                "/api/clues/imports?channel=%s&dryRun=%s".formatted(channel, dryRun)));
    }

    @Test
    void aNumberOfAPlatformIsOneClueForEverAndWhatItSaysLaterIsAStep() {
        var list = HEAD + "GP-1,2026-01-05 09:30,500101,甲建筑公司,12,156000,去年工资没有发,已下派\n"
                + "GP-2,2026-01-05,500102,乙劳务公司,3,21000.50,三个月没发工资,已下派\n";
        var tried = take("national-platform", true, list.getBytes(StandardCharsets.UTF_8));
        assertThat(tried.json().path("added").asInt()).as(tried.text()).isEqualTo(2);
        assertThat(officer.get("/api/clues?text=GP-1").json().at("/count/raw").asInt())
                .as("only tried")
                .isZero();

        var taken = take("national-platform", false, list.getBytes(Charset.forName("GB18030")))
                .json();
        assertThat(taken.path("added").asInt()).as("%s", taken).isEqualTo(2);
        var again = take("national-platform", false, list.getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        var moved = take(
                        "national-platform",
                        false,
                        list.replace("乙劳务公司,3,21000.50,三个月没发工资,已下派", "乙劳务公司,3,21000.50,三个月没发工资,催办")
                                .getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(moved.path("updated").asInt()).isEqualTo(1);

        var found = officer.get("/api/clues?text=GP-2").json();
        assertThat(found.at("/count/raw").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/amountFen").asLong()).isEqualTo(2_100_050);
        var page = officer.get("/api/clues/" + found.at("/items/0/id").asLong());
        assertThat(page.text()).contains("原渠道办理状态：催办");
        var channel = officer.get("/api/clues/channels")
                .json()
                .valueStream()
                .filter(one -> one.path("id").asString().equals("national-platform"))
                .findFirst()
                .orElseThrow();
        assertThat(channel.path("silent").asBoolean()).isFalse();
        assertThat(officer.get("/api/clues/channels")
                        .json()
                        .valueStream()
                        .filter(one -> one.path("id").asString().equals("police-alert"))
                        .allMatch(one -> one.path("silent").asBoolean()))
                .as("a feed nobody ever pulled is told")
                .isTrue();
    }

    @Test
    void eachFaultyCellIsNamedAndTheGoodLinesAreTaken() {
        var answer = take(
                "hotline",
                false,
                (HEAD
                                + "R-1,昨天,500101,甲公司,十二,多,没发工资,\n"
                                + ",2026-01-05,330783,乙公司,3,100,没发工资,\n"
                                + "R-3,2026-01-05,500103,丙公司,3,100,没发工资,\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.json().path("added").asInt()).as(answer.text()).isEqualTo(1);
        assertThat(answer.json().path("refused").asInt()).isEqualTo(2);
        assertThat(answer.json()
                        .path("faults")
                        .valueStream()
                        .map(fault -> fault.path("line").asInt() + " "
                                + fault.path("column").asString()))
                .containsExactlyInAnyOrder("2 反映时间", "2 涉及人数", "2 欠薪金额（元）", "3 外部编号", "3 区划代码");
        assertThat(answer.text()).contains("不在您的管辖范围内", "人数应为");
        assertThat(take("fax", false, HEAD.getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo("CHANNEL_UNKNOWN");
        assertThat(take("hotline", false, "编号\n1\n".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("FILE_COLUMNS_MISSING");
    }

    @Test
    void theTemplateFilledInIsTakenAndTheFeedbackOpensAsASheet() {
        var template = officer.download(HttpRequest.newBuilder().GET(), "/api/clues/template.xlsx")
                .body();
        var taken = take("petition", false, template);
        assertThat(taken.json().path("added").asInt()).as(taken.text()).isEqualTo(1);

        var sheet = officer.download(HttpRequest.newBuilder().GET(), "/api/clues/feedback.xlsx?channel=petition")
                .body();
        List<Map<Integer, String>> rows = FastExcel.read(new ByteArrayInputStream(sheet))
                .headRowNumber(0)
                .sheet()
                .doReadSync();
        assertThat(rows.getFirst().values()).contains("外部编号", "办理状态", "答复内容");
        assertThat(rows.get(1).values()).contains("GP2026030001", "已收到");
        var ledger = officer.download(
                        HttpRequest.newBuilder().GET(), "/api/clues/ledger.xlsx?which=ALL&channel=petition")
                .body();
        List<Map<Integer, String>> lines = FastExcel.read(new ByteArrayInputStream(ledger))
                .headRowNumber(0)
                .sheet()
                .doReadSync();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).values()).contains("GP2026030001", "信访");
    }

    @Test
    void aProgramSendsCluesWithItsKeyAndFetchesWhatBecameOfThemAndNothingElse() {
        int centre = organisations
                .add(new Particulars(
                        "某热线中心", OrganisationKind.GOVERNMENT, 500_000_000, 0, null, null, List.of(), List.of()))
                .orElseThrow();
        var admin = Caller.signedIn(environment, "lists-admin", PASSWORD);
        var made = admin.post(
                "/api/programs",
                Desk.JSON
                        .createObjectNode()
                        .put("name", "热线系统")
                        .put("organisationId", centre)
                        .put("areaCode", "500000")
                        .put("scope", "CLUES")
                        .put("lastDay", LocalDate.now().plusMonths(1).toString())
                        .toString());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var program = new Caller(environment).withKey(made.json().path("key").asString());
        var clue = """
                {"channel":"hotline","foreignNumber":"12345-7","area":"500104","amountYuan":"8000","people":2,"text":"两个人工资没发"}""";

        var first = program.post("/api/clues/inbound", clue);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("fate").asString()).isEqualTo("ADDED");
        var second = program.post("/api/clues/inbound", clue);
        assertThat(second.json().path("fate").asString()).isEqualTo("UNCHANGED");
        assertThat(second.json().path("number")).isEqualTo(first.json().path("number"));
        assertThat(program.post("/api/clues/inbound", clue.replace("500104", "330783"))
                        .status())
                .isEqualTo(400);
        assertThat(program.get("/api/clues").status()).isEqualTo(403);

        long id =
                officer.get("/api/clues?text=12345-7").json().at("/items/0/id").asLong();
        done(officer.post("/api/clues/%d/answers".formatted(id), """
                {"kind":"PROGRESS","means":"CHANNEL","text":"已联系企业"}"""));
        var feedback = program.get("/api/clues/inbound/feedback?channel=hotline&since=2020-01-01T00:00:00%2B08:00")
                .json();
        assertThat(feedback.path("items")
                        .valueStream()
                        .filter(one -> one.path("foreignNumber").asString().equals("12345-7"))
                        .map(one -> one.path("answer").asString()))
                .containsExactly("已联系企业");
    }

    @Test
    void whoIsEnteredAtADeskHasWhoeverEnteredItAsFirstContactAndTheFormSentTwiceIsOneClue() {
        var body = Desk.JSON
                .createObjectNode()
                .put("key", UUID.randomUUID().toString())
                .put("channel", "walk-in")
                .put("area", "500105")
                .put("text", "来访反映：食堂三个月工资没发")
                .put("mode", "NAMED")
                .put("name", "王小川")
                .put("phone", "13900001111")
                .toString();
        var entered = officer.post("/api/clues", body);
        assertThat(entered.status()).as(entered.text()).isEqualTo(200);
        assertThat(entered.json().path("secret").asString()).hasSize(26);
        assertThat(officer.post("/api/clues", body).json().path("number"))
                .isEqualTo(entered.json().path("number"));

        var item =
                officer.get("/api/clues/" + entered.json().path("id").asLong()).json();
        assertThat(item.at("/clue/person").asString()).isEqualTo("某经办");
        assertThat(officer.post("/api/clues", body.replace("\"text\":\"来访反映：食堂三个月工资没发\",", ""))
                        .detail())
                .contains("反映内容");
    }
}
