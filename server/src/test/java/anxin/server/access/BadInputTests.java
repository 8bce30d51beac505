package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What strangers put into the doors: it opens nothing, tells nothing and leaves no line that is not ours. */
@ServerTest
class BadInputTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> NOT_TOKENS =
            List.of("0123456789ABCDEF", "x".repeat(43), "%00", "'--", "../../etc/passwd", "A".repeat(4000));

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @BeforeEach
    void anInspector() {
        accounts.put("careful", "王监察", Role.OFFICER, 500_101_000, Administering.PASSWORD);
    }

    @Test
    void madeUpSessionsAreNone() {
        for (var token : NOT_TOKENS) {
            var answer = new Caller(environment)
                    .send(HttpRequest.newBuilder().header("Cookie", "ANXIN_SESSION=" + token), "/api/areas");

            assertThat(answer.statusCode()).as(token).isEqualTo(401);
        }
    }

    @Test
    void madeUpLinksAreAnsweredAlike() {
        var caller = new Caller(environment);
        caller.get("/api/session");
        for (var token : NOT_TOKENS) {
            var answer = caller.post(
                    "/api/password-link/owner",
                    JSON.createObjectNode().put("token", token + "\0\n").toString());

            assertThat(answer.code()).as(token).isEqualTo("LINK_NOT_VALID");
        }
    }

    @Test
    void aLoginWithLineBreaksIsUnknownAndKeptOnOneLine() {
        var login = "careful\r\n2026-11-21T00:00:00 INFO admin signed in\u2028\0\u001b[2J";

        var answer = new Caller(environment).signIn(login, "guess");

        assertThat(answer.json())
                .isEqualTo(new Caller(environment).signIn("nobody", "guess").json());
        var kept = jdbc.sql("select login from access.sign_in where login like 'careful_%' order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(kept).contains("info admin signed in").doesNotContainPattern("[\\p{Cntrl}\\u2028]");
    }

    @Test
    void aLoginAsLongAsABookIsJustUnknown() {
        assertThat(new Caller(environment)
                        .signIn("long".repeat(100_000), "guess")
                        .code())
                .isEqualTo("SIGN_IN_REFUSED");
        assertThat(new Caller(environment)
                        .signIn("careful", "guess\0".repeat(100_000))
                        .code())
                .isEqualTo("SIGN_IN_REFUSED");
    }

    @Test
    void aLongBrowserNameIsCutAndShownAsText() {
        var caller = new Caller(environment);
        caller.get("/api/session");
        var answer = caller.send(
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofString(
                                "{\"login\": \"careful\", \"password\": \"%s\"}".formatted(Administering.PASSWORD)))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "<script>alert(1)</script>" + "x".repeat(3000)),
                "/api/session");

        assertThat(answer.statusCode()).isEqualTo(200);
        var agents = caller.get("/api/sessions")
                .json()
                .valueStream()
                .map(session -> session.path("agent").asString())
                .toList();
        assertThat(agents).anyMatch(agent -> agent.startsWith("<script>")).allMatch(agent -> agent.length() <= 300);
    }

    @Test
    void nobodyWidensTheirScopeByAskingForIt() {
        var caller = Caller.signedIn(environment, "careful", Administering.PASSWORD);
        var own = caller.get("/api/imports").json();

        var asked = caller.send(
                HttpRequest.newBuilder()
                        .header("X-Anxin-Area", "000000")
                        .header("X-User", "admin")
                        .header("X-Forwarded-User", "admin"),
                "/api/imports?areaFrom=0&areaTo=999999999&organisation=0&role=ADMIN&user=1&scope=0");

        assertThat(JSON.readTree(asked.body())).isEqualTo(own);
        assertThat(caller.get("/api/users?role=ADMIN").code()).isEqualTo("ROLE_MAY_NOT");
        assertThat(caller.get("/api/areas?parent=620000").json().size()).isZero();
    }

    @Test
    void withoutAProviderItsDoorIsShut() {
        var caller = new Caller(environment);

        assertThat(caller.get("/api/sign-in").json().path("provider").isNull()).isTrue();
        assertThat(caller.get("/api/sign-in/provider").status()).isEqualTo(401);
        assertThat(caller.get("/api/sign-in/provider/answer?code=a&state=b").status())
                .isEqualTo(401);
    }
}
