package anxin.server.clue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anxin.server.dispatch.Clocks;
import anxin.server.dispatch.Subject;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A worker reports from a phone, without an account, and follows what becomes of it. */
@ServerTest
@TestPropertySource(properties = {"anxin.enabled-drafts=330783", "anxin.workers.network-per-minute=10000"})
class ReportingTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clocks clocks;

    private static ObjectNode report() {
        return JSON.createObjectNode()
                .put("key", UUID.randomUUID().toString())
                .put("area", "500101")
                .put("debtor", "重庆某某建筑劳务有限公司")
                .put("since", "2026-07")
                .put("people", 3)
                .put("amountFen", 3_800_000)
                .put("text", "七月到现在一分钱没发，老板电话不接。")
                .put("mode", "ANONYMOUS");
    }

    private Answer send(ObjectNode report) {
        return new Caller(environment).post("/api/worker/reports", report.toString());
    }

    @Test
    void aReportIsTakenWithoutAnAccountAndOpensWithItsReceiptOnly() {
        var receipt = send(report());
        assertThat(receipt.status()).as(receipt.text()).isEqualTo(200);
        var number = receipt.json().path("number").asString();
        var secret = receipt.json().path("secret").asString();
        assertThat(number).matches("\\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}");
        assertThat(secret).hasSize(26);
        assertThat(receipt.json().path("link").asString()).isEqualTo("/w/#/r/" + number + "/" + secret);

        var shown = open(number, secret);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().path("stateWords").asString()).isEqualTo("已收到");
        assertThat(shown.json().at("/steps/0/words").asString()).isEqualTo("已收到您的反映");
        assertThat(shown.json().path("amountFen").asLong()).isEqualTo(3_800_000);

        var wrongSecret = open(number, "0".repeat(26));
        var wrongNumber = open("2026-0000-0000-00000", secret);
        assertThat(wrongSecret.status()).isEqualTo(404);
        assertThat(wrongSecret.text()).isEqualTo(wrongNumber.text().replace("2026-0000-0000-00000", number));
    }

    @Test
    void theSameReportSentTenTimesAtOnceIsOneClueWithOneReceipt() throws Exception {
        var report = report();
        try (var pool = Executors.newFixedThreadPool(10)) {
            var receipts = pool
                    .invokeAll(IntStream.range(0, 10)
                            .<Callable<String>>mapToObj(_ ->
                                    () -> send(report).json().path("number").asString() + " "
                                            + send(report).json().path("secret").asString())
                            .toList())
                    .stream()
                    .map(sent -> sent.resultNow())
                    .distinct()
                    .toList();
            assertThat(receipts).hasSize(1);
            assertThat(jdbc.sql("select count(*) from clue.clue where number = ?")
                            .param(receipts.getFirst().split(" ")[0])
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsSaidAfterwardsIsTakenOnceAndMovesTheClue() {
        var receipt = send(report()).json();
        var number = receipt.path("number").asString();
        var secret = receipt.path("secret").asString();
        var key = UUID.randomUUID().toString();

        var added = say(number, secret, "additions", """
                {"key": "%s", "text": "今天工头换了电话号码。"}""".formatted(key));
        var again = say(number, secret, "additions", """
                {"key": "%s", "text": "今天工头换了电话号码。"}""".formatted(key));
        assertThat(added.json().path("steps")).hasSize(2);
        assertThat(again.json().path("steps")).hasSize(2);
        assertThat(again.json().at("/steps/1/text").asString()).isEqualTo("今天工头换了电话号码。");

        assertThat(say(number, secret, "rating", key(", \"stars\": 5")).code()).isEqualTo("NOT_NOW");
        var paid = say(number, secret, "payment", key(", \"received\": \"ALL\", \"amountFen\": 3800000"));
        assertThat(paid.json().path("state").asString()).isEqualTo("PAID");
        assertThat(say(number, secret, "rating", key(", \"stars\": 5"))
                        .json()
                        .path("mayReopen")
                        .asBoolean())
                .isTrue();
        var reopened = say(number, secret, "reopening", key(", \"text\": \"又欠了\""));
        assertThat(reopened.json().path("stateWords").asString()).isEqualTo("正在核实");
        var withdrawn = say(number, secret, "withdrawal", key(""));
        assertThat(withdrawn.json().path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.json().path("mayWithdraw").asBoolean()).isFalse();
    }

    @Test
    void howLongThereIsIsToldAndTheClockRunsAsThePackOfThePlaceSays() {
        var dongyang = send(report().put("area", "330783")).json();
        var chongqing = send(report()).json();
        var nowhere = send(report().put("area", "440300")).json();
        var received = LocalDate.parse(dongyang.path("receivedAt").asString().substring(0, 10));

        var week = LocalDate.parse(dongyang.at("/limit/due").asString());
        assertThat(week).isBetween(received.plusDays(7), received.plusDays(16));
        assertThat(LocalDate.parse(chongqing.at("/limit/due").asString())).isAfterOrEqualTo(received.plusDays(30));
        assertThat(nowhere.at("/limit/due").isNull()).isTrue();
        assertThat(nowhere.at("/limit/words").asString()).contains("没有规定办理天数");

        long clue = jdbc.sql("select id from clue.clue where number = ?")
                .param(dongyang.path("number").asString())
                .query(Long.class)
                .single();
        await().untilAsserted(() -> assertThat(clocks.of(new Subject("clue", clue)))
                .singleElement()
                .satisfies(clock -> assertThat(clock.due()).isEqualTo(week)));
    }

    private static String key(String more) {
        return "{\"key\": \"%s\"%s}".formatted(UUID.randomUUID(), more);
    }

    private Answer open(String number, String secret) {
        return new Answer(new Caller(environment)
                .send(
                        java.net.http.HttpRequest.newBuilder().GET().header("X-Receipt-Secret", secret),
                        "/api/worker/reports/" + number));
    }

    private Answer say(String number, String secret, String what, String json) {
        return new Answer(new Caller(environment)
                .send(
                        java.net.http.HttpRequest.newBuilder()
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(json))
                                .header("Content-Type", "application/json")
                                .header("X-Receipt-Secret", secret),
                        "/api/worker/reports/" + number + "/" + what));
    }
}
