package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** With limits so low that a test reaches them. */
@ServerTest
@TestPropertySource(properties = {"anxin.limits.user-per-minute=4", "anxin.limits.uploads-per-minute=2"})
class RequestLimitHttpTests {

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @Test
    void whoAsksTooOftenIsToldHowLongToWaitAndNobodyElseIs() {
        var hasty = signedIn("hasty");
        var calm = signedIn("calm");

        var statuses = IntStream.range(0, 6)
                .map(_ -> hasty.get("/api/areas").status())
                .boxed()
                .toList();

        assertThat(statuses).containsSubsequence(200, 200, 200, 429);
        var answer = hasty.get("/api/areas");
        assertThat(answer.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(answer.detail()).contains("秒后再试");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 15);
        assertThat(calm.get("/api/areas").status()).isEqualTo(200);
    }

    @Test
    void uploadsAreCountedApart() {
        var busy = signedIn("busy");
        for (int i = 0; i < 2; i++) {
            assertThat(upload(busy)).isEqualTo(400);
        }

        assertThat(upload(busy)).isEqualTo(429);
        assertThat(busy.get("/api/areas").status()).isEqualTo(200);
    }

    private Caller signedIn(String login) {
        accounts.put(login, "监察员", Role.OFFICER, 500_000_000, "for tests only");
        return Caller.signedIn(environment, login, "for tests only");
    }

    private static int upload(Caller caller) {
        return caller.send(
                        HttpRequest.newBuilder()
                                .POST(BodyPublishers.ofString("--b--\r\n"))
                                .header("Content-Type", "multipart/form-data; boundary=b"),
                        "/api/imports")
                .statusCode();
    }
}
