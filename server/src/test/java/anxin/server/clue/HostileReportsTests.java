package anxin.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.ServerTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** What people and machines send that is not as one expects: taken as it is where it says something, else refused in words. */
@ServerTest
@TestPropertySource(properties = {"anxin.workers.network-per-minute=10000", "anxin.workers.wrong-per-minute=10000"})
class HostileReportsTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void emojiRareCharactersAndOtherScriptsComeThroughUntouched() {
        var text = "老板跑了😡😡，𠮷田村的龘工头。 ئىش ھەققىمنى بەرمىدى。གླ་ཆ་མ་སྤྲད། ᠴᠠᠯᠢᠩ";
        var phone = new Phone(environment);
        phone.send(Phone.report().put("text", text).put("debtor", "𠮷龘建筑😀").put("language", "ug"));
        var added = JSON.createObjectNode().put("text", text);

        assertThat(phone.open().json().path("debtor").asString()).isEqualTo("𠮷龘建筑😀");
        assertThat(phone.say("additions", added).json().at("/steps/1/text").asString())
                .isEqualTo(text);
    }

    @Test
    void aProjectThatDoesNotExistIsTakenAsStated() {
        var phone = new Phone(environment);
        assertThat(phone.send(Phone.report().put("site", "NO-SUCH-SITE")).status())
                .isEqualTo(200);
        assertThat(phone.open().json().path("site").asString()).isEqualTo("NO-SUCH-SITE");
        assertThat(jdbc.sql("select project_id is null and area = 500101000 from clue.clue where number = ?")
                        .param(phone.number())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(phone.get("/api/worker/site/NO-SUCH-SITE").code()).isEqualTo("SITE_UNKNOWN");
    }

    @Test
    void whatCannotBeTakenIsRefusedInWords() {
        var report = Phone.report();
        refused(report.deepCopy().put("key", "1"), "KEY_NEEDED");
        refused(report.deepCopy().put("area", "999999"), "AREA_UNKNOWN");
        refused(report.deepCopy().put("area", "'; drop table clue.clue"), "AREA_UNKNOWN");
        refused(report.deepCopy().put("until", "2026-01"), "MONTHS_REVERSED");
        refused(report.deepCopy().put("since", "去年"), "MONTH_WRONG");
        refused(report.deepCopy().put("amountFen", -1), "AMOUNT_WRONG");
        refused(report.deepCopy().put("amountFen", Long.MAX_VALUE), "AMOUNT_WRONG");
        refused(report.deepCopy().put("people", 0), "PEOPLE_WRONG");
        refused(report.deepCopy().put("text", "长".repeat(20_001)), "TOO_LONG");
        refused(report.deepCopy().put("trade", "a\u0000b"), "CHARACTER_REFUSED");
        refused(report.deepCopy().put("mode", "NAMED"), "NAME_NEEDED");
        refused(report.deepCopy().put("mode", "LOUD"), "BAD_REQUEST");
        refused(JSON.createObjectNode().put("key", UUID.randomUUID().toString()).put("area", "500101"), "REPORT_EMPTY");
        assertThat(new Phone(environment).post("/api/worker/reports", "[1, 2").status())
                .isEqualTo(400);
    }

    private void refused(tools.jackson.databind.node.ObjectNode report, String code) {
        var answer = new Phone(environment).send(report);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.detail()).isNotBlank().doesNotContain("anxin.");
    }

    @Test
    void theSameFileSentTwiceIsOneAndAProgramIsNone() {
        var phone = new Phone(environment);
        phone.send(Phone.report());
        var key = UUID.randomUUID().toString();
        var list = "张三 38000\n李四 28000\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        var first = phone.file(key, "LIST", "名单.txt", list);
        var again = phone.file(key, "LIST", "名单.txt", list);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(phone.open().json().path("files")).hasSize(1);
        assertThat(phone.open().json().at("/files/0/name").asString()).isEqualTo("名单.txt");

        assertThat(phone.file(UUID.randomUUID().toString(), "PHOTO", "照片.jpg", new byte[] {'M', 'Z', 1, 2})
                        .code())
                .isEqualTo("FILE_TYPE");
        assertThat(new Phone(environment)
                        .with("X-Receipt-Secret", "wrong")
                        .upload(
                                "/api/worker/reports/" + phone.number() + "/files",
                                Map.of("key", key, "kind", "LIST"),
                                "名单.txt",
                                list)
                        .code())
                .isEqualTo("RECEIPT_UNKNOWN");
    }

    @Test
    void aListIsReadFromTextSheetAndFileAndKeptNowhere() throws Exception {
        var phone = new Phone(environment);
        var pasted = phone.post("/api/worker/lists", "{\"text\": \"王五 三万八\"}");
        assertThat(pasted.json().at("/rows/0/amountFen").asLong()).isEqualTo(3_800_000);

        var sheet = new java.io.ByteArrayOutputStream();
        cn.idev.excel.FastExcel.write(sheet)
                .sheet("名单")
                .doWrite(java.util.List.of(java.util.List.of("姓名", "金额"), java.util.List.of("王五", "三万八千")));
        var read = phone.upload("/api/worker/lists", Map.of(), "名单.xlsx", sheet.toByteArray());
        assertThat(read.json().at("/rows/0/name").asString()).as(read.text()).isEqualTo("王五");
        assertThat(read.json().at("/rows/0/amountFen").asLong()).isEqualTo(3_800_000);

        var csv = phone.upload(
                "/api/worker/lists",
                Map.of(),
                "名单.csv",
                "姓名,金额\n王五,38000\n".getBytes(java.nio.charset.Charset.forName("GB18030")));
        assertThat(csv.json().at("/rows/0/name").asString()).isEqualTo("王五");
        assertThat(phone.upload("/api/worker/lists", Map.of(), "x.xlsx", new byte[] {0, 1, 2, 3})
                        .code())
                .isEqualTo("LIST_UNREADABLE");
    }

    @Test
    void aGroupIsAsManyClaimsAsItHasPeopleAndItsSumTheirs() {
        var report = Phone.report().put("consent", true);
        report.remove(java.util.List.of("amountFen", "people"));
        var group = report.putArray("group");
        group.addObject().put("name", "王五").put("amountFen", 3_800_000);
        group.addObject().put("name", "赵六").put("phone", "13900000000").put("amountFen", 2_000_000);
        var phone = new Phone(environment);
        var receipt = phone.send(report);

        assertThat(receipt.json().path("reporters").asInt()).isEqualTo(2);
        assertThat(phone.open().json().path("amountFen").asLong()).isEqualTo(5_800_000);
        assertThat(phone.open().json().path("people").asInt()).isEqualTo(2);
        assertThat(jdbc.sql("""
                                select array_agg(k.amount_fen order by k.line) from clue.claim k
                                  join clue.clue c on c.id = k.clue_id where c.number = ?
                                """)
                        .param(phone.number())
                        .query((row, _) -> (Long[]) row.getArray(1).getArray())
                        .single())
                .containsExactly(3_800_000L, 2_000_000L);
    }
}
