package anxin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What every answer tells a browser, so that a foreign page or a shared computer gains nothing. */
@ServerTest
class BrowserProtectionTests {

    private static final String FOREIGN = "https://foreign.invalid";

    @Autowired
    private Environment environment;

    @Autowired
    private Accounts accounts;

    @Test
    void behindAProxyWithHttpsTheBrowserKeepsToItAndTheCookiesToo() {
        accounts.put("https-user", "陆监察", Role.OFFICER, 500_000_000, "correct horse");
        var caller = new Caller(environment);

        var first = caller.send(HttpRequest.newBuilder().header("X-Forwarded-Proto", "https"), "/api/session");
        var token = valueOf(first, "__Host-XSRF-TOKEN");
        var answer = caller.send(
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofString("{\"login\":\"https-user\",\"password\":\"correct horse\"}"))
                        .header("Content-Type", "application/json")
                        .header("Cookie", "__Host-XSRF-TOKEN=" + token)
                        .header("X-XSRF-TOKEN", token)
                        .header("X-Forwarded-Proto", "https"),
                "/api/session");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(
                        value -> assertThat(value).contains("max-age=31536000").contains("includeSubDomains"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(BrowserProtectionTests::isBoundToThisHost);
        assertThat(first.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(BrowserProtectionTests::isBoundToThisHost);
        var session = valueOf(answer, "__Host-ANXIN_SESSION");
        assertThat(overHttps(caller, "__Host-ANXIN_SESSION=" + session)).isEqualTo(200);
        assertThat(overHttps(caller, "ANXIN_SESSION=" + session))
                .as("under a name that any host of the domain could have set")
                .isEqualTo(401);
    }

    private static void isBoundToThisHost(String cookie) {
        assertThat(cookie)
                .startsWith("__Host-")
                .contains("Secure")
                .contains("Path=/;")
                .contains("SameSite=Strict")
                .doesNotContain("Domain");
    }

    private static int overHttps(Caller caller, String cookie) {
        return caller.send(
                        HttpRequest.newBuilder()
                                .header("X-Forwarded-Proto", "https")
                                .header("Cookie", cookie),
                        "/api/areas")
                .statusCode();
    }

    private static String valueOf(HttpResponse<String> answer, String cookie) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith(cookie + "="))
                .map(set -> set.substring(cookie.length() + 1, set.indexOf(';')))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noOtherSiteMayReadAnAnswerOrAskBeforehand() {
        var caller = new Caller(environment);

        var read = caller.send(HttpRequest.newBuilder().header("Origin", FOREIGN), "/api/about");
        var preflight = caller.send(
                HttpRequest.newBuilder()
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", FOREIGN)
                        .header("Access-Control-Request-Method", "DELETE"),
                "/api/session");

        for (var answer : List.of(read, preflight)) {
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
        }
    }

    @Test
    void anAnswerOfTheApiIsNotKeptByTheBrowser() {
        accounts.put("cache-user", "陆监察", Role.OFFICER, 500_000_000, "correct horse");
        var caller = Caller.signedIn(environment, "cache-user", "correct horse");

        for (var path : List.of("/api/session", "/api/areas", "/api/imports", "/api/templates.zip")) {
            var answer = caller.get(path);

            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(path).contains("no-store");
        }
    }

    @Test
    void everyAnswerForbidsFramesObjectsAndGuessingOfTypes() {
        var caller = new Caller(environment);

        for (var path : List.of("/", "/api/about", "/api/areas", "/assets/none.js", "/api/none")) {
            var answer = caller.get(path);

            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'")
                    .contains("object-src 'none'")
                    .contains("base-uri 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
        }
    }

    @Test
    void aTraceIsRefused() {
        var answer = new Caller(environment)
                .send(HttpRequest.newBuilder().method("TRACE", BodyPublishers.noBody()), "/api/about");

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("User-Agent");
    }
}
