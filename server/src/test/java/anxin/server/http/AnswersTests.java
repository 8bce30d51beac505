package anxin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@ServerTest
class AnswersTests {

    private final Caller caller;

    AnswersTests(@Autowired Environment environment) {
        this.caller = new Caller(environment);
    }

    @Test
    void everyAddressOfTheConsoleOpensItsFirstPage() {
        for (var path : new String[] {"/", "/warnings", "/projects/GC.2025-1", "/w/", "/w/?s=GC.2025-1"}) {
            var answer = caller.get(path);

            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            assertThat(answer.text()).contains("安薪");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        }
    }

    @Test
    void onlyTheWorkersPageMayAskToHearSomebody() {
        assertThat(caller.get("/w/").header("Permissions-Policy")).contains("microphone=(self)", "camera=()");
        assertThat(caller.get("/").header("Permissions-Policy")).contains("microphone=()");
        assertThat(caller.get("/api/about").header("Permissions-Policy")).contains("microphone=()");
    }

    @Test
    void theCodeOfASiteSurvivesThatTheAddressWasTypedWithoutItsLastStroke() {
        var answer = caller.get("/w?s=GC.2025-1");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/w/?s=GC.2025-1");
    }

    @Test
    void aFileThatIsNotThereIsMissingAndNotThePage() {
        for (var path : new String[] {"/assets/no-such-file.js", "/w/assets/no-such-file.js"}) {
            var answer = caller.get(path);

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void aWrongMethodAndAnUnreadableBodyAreProblemsInWords() {
        caller.get("/api/session");

        var method = caller.put("/api/session", "{}");
        var body = caller.post("/api/session", "{");

        assertThat(method.status()).isEqualTo(405);
        assertThat(method.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(body.status()).isEqualTo(400);
        assertThat(body.detail()).contains("请检查 JSON 格式");
    }

    @Test
    void onlyHealthIsToldAboutTheInside() {
        assertThat(caller.get("/actuator/health").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(caller.get("/actuator/env").status()).isIn(401, 403, 404);
    }

    @Test
    void anybodyMayAskWhatDayItIs() {
        var about = caller.get("/api/about").json();

        assertThat(about.path("day").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(about.path("calendarProvisional").isBoolean()).isTrue();
    }

    @Test
    void theInterfaceDescribesItself() {
        var document = caller.get("/api/openapi.json").json();

        assertThat(document.at("/paths/~1api~1session/post").isMissingNode()).isFalse();
    }
}
