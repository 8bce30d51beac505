package anxin.server.clue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.clue.Phone;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** One address sends far too much; a worker behind the same address still gets through, by a little work. */
@ServerTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
@TestPropertySource(
        properties = {
            "anxin.workers.network-per-minute=8",
            "anxin.workers.device-per-minute=3",
            "anxin.workers.wrong-per-minute=4",
            "anxin.workers.bits=10"
        })
class FloodTests {

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anHonestWorkerBehindTheAddressOfAFloodIsNotLockedOut() {
        var statuses = IntStream.range(0, 60)
                .map(i -> new Phone(environment)
                        .with("X-Device", "bot-" + i)
                        .send(Phone.report())
                        .status())
                .boxed()
                .toList();
        assertThat(statuses).contains(200, 429);
        assertThat(jdbc.sql("select count(*) from clue.clue")
                        .query(Integer.class)
                        .single())
                .as("the flood itself is kept out")
                .isLessThan(12);

        var worker = new Phone(environment).with("X-Device", "honest");
        var report = Phone.report();
        var refused = worker.send(report);
        assertThat(refused.code()).isEqualTo("WORK_NEEDED");
        assertThat(refused.detail()).contains("没有丢");

        var work = work(worker);
        assertThat(worker.with("X-Work", work).send(report).status()).isEqualTo(200);
        assertThat(new Phone(environment)
                        .with("X-Work", work)
                        .send(Phone.report())
                        .code())
                .as("the same work a second time")
                .isEqualTo("WORK_NEEDED");
    }

    @Test
    void workThatIsForgedOrTooLittleCountsForNothing() {
        flood();
        var asked = new Phone(environment).get("/api/worker/challenge").json();
        var challenge = asked.path("challenge").asString();
        int bits = asked.path("bits").asInt();
        var lazy = IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> challenge + ":" + n)
                .filter(work -> Challenges.zeros(work) < bits)
                .findFirst()
                .orElseThrow();
        // As if fewer bits had been asked for.
        var easier = IntStream.range(0, 200_000)
                .mapToObj(n -> challenge.replaceFirst(".$", challenge.endsWith("A") ? "B" : "A") + ":" + n)
                .filter(work -> Challenges.zeros(work) >= bits)
                .findFirst()
                .orElseThrow();

        for (var work : new String[] {lazy, easier, "nonsense", "a:b:c", "%%%:1", challenge, "AAAA:1"}) {
            assertThat(new Phone(environment)
                            .with("X-Work", work)
                            .send(Phone.report())
                            .code())
                    .as(work)
                    .isEqualTo("WORK_NEEDED");
        }
    }

    @Test
    void aPhoneThatSendsTooMuchWorksForItselfAloneAndOthersGoOn() {
        var hasty = new Phone(environment).with("X-Device", "hasty");
        IntStream.range(0, 5).forEach(_ -> hasty.send(Phone.report()));
        assertThat(hasty.send(Phone.report()).code()).isEqualTo("WORK_NEEDED");
        assertThat(hasty.get("/api/worker/challenge").json().path("needed").asBoolean())
                .isTrue();

        var calm = new Phone(environment).with("X-Device", "calm");
        assertThat(calm.get("/api/worker/challenge").json().path("needed").asBoolean())
                .isFalse();
        assertThat(calm.send(Phone.report()).status()).isEqualTo(200);
    }

    @Test
    void whoeverGuessesReceiptsHasToWorkForEachGuessAndLearnsNothing() {
        var owner = new Phone(environment);
        owner.send(Phone.report());
        var guesses = IntStream.range(0, 12)
                .mapToObj(_ -> new Phone(environment)
                        .with("X-Receipt-Secret", UUID.randomUUID().toString())
                        .get("/api/worker/reports/" + owner.number()))
                .map(Answer::code)
                .toList();

        assertThat(guesses).contains("RECEIPT_UNKNOWN").endsWith("WORK_NEEDED");
        assertThat(owner.open().code()).isEqualTo("WORK_NEEDED");
        assertThat(owner.with("X-Work", work(owner)).open().status()).isEqualTo(200);
    }

    @Test
    void whatIsTooLargeOrDoesNotSayHowLargeItIsIsNotEvenRead() {
        var phone = new Phone(environment);
        assertThat(phone.upload("/api/worker/lists", java.util.Map.of(), "大.jpg", new byte[50 << 20])
                        .status())
                .isEqualTo(413);
        var stream = new Answer(new Caller(environment)
                .send(
                        HttpRequest.newBuilder()
                                .POST(BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(new byte[100])))
                                .header("Content-Type", "application/json"),
                        "/api/worker/reports"));
        assertThat(stream.code()).isEqualTo("LENGTH_NEEDED");
    }

    private void flood() {
        IntStream.range(0, 30).forEach(_ -> new Phone(environment).send(Phone.report()));
    }

    /** What a phone computes. */
    private static String work(Phone phone) {
        var asked = phone.get("/api/worker/challenge").json();
        assertThat(asked.path("needed").asBoolean()).isTrue();
        var challenge = asked.path("challenge").asString();
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> challenge + ":" + n)
                .filter(work -> Challenges.zeros(work) >= asked.path("bits").asInt())
                .findFirst()
                .orElseThrow();
    }
}
