package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.login;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SessionTests {

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private final String login = login("session");
    private Caller office;
    private Caller home;

    @BeforeEach
    void somebodySignsInTwice() {
        accounts.put(login, "何监察", Role.OFFICER, 500_000_000, PASSWORD);
        office = Caller.signedIn(environment, login, PASSWORD);
        home = Caller.signedIn(environment, login, PASSWORD);
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsItThere() {
        var sessions = office.get("/api/sessions").json();

        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).path("current").asBoolean()).isFalse();
        assertThat(sessions.get(1).path("current").asBoolean()).isTrue();
        assertThat(sessions.get(0).path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(sessions.get(0).path("agent").asString()).startsWith("Java-http-client");
        var other = sessions.get(0).path("id").asLong();
        assertThat(office.delete("/api/sessions/" + other).status()).isEqualTo(204);
        assertThat(home.get("/api/areas").code()).isEqualTo("SESSION_ENDED");
        assertThat(office.get("/api/areas").status()).isEqualTo(200);
        assertThat(office.delete("/api/sessions/" + other).code()).isEqualTo("SESSION_NOT_THERE");
    }

    @Test
    void oneEndsAllOthersAtOnce() {
        assertThat(office.delete("/api/sessions").status()).isEqualTo(204);

        assertThat(home.get("/api/areas").status()).isEqualTo(401);
        assertThat(office.get("/api/sessions").json()).hasSize(1);
    }

    @Test
    void aConsoleLeftOpenEndsNoOthersWithoutThePassword() {
        jdbc.sql("update access.session set proved_at = proved_at - interval '5 minutes'")
                .update();

        assertThat(office.delete("/api/sessions").code()).isEqualTo("PROOF_NEEDED");
        assertThat(home.get("/api/areas").status()).isEqualTo(200);
        assertThat(office.post("/api/session/proof", "{\"password\": \"%s\"}".formatted(PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(office.delete("/api/sessions").status()).isEqualTo(204);
    }

    @Test
    void nobodyEndsAnothersSession() {
        var other = login("session");
        accounts.put(other, "别人", Role.OFFICER, 500_000_000, PASSWORD);
        var id = office.get("/api/sessions").json().get(0).path("id").asLong();

        var answer = Caller.signedIn(environment, other, PASSWORD).delete("/api/sessions/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(home.get("/api/areas").status()).isEqualTo(200);
    }

    @Test
    void anAdministratorEndsThem() {
        accounts.put("session-admin", "管理员", Role.ADMIN, 0, PASSWORD);
        var admin = Caller.signedIn(environment, "session-admin", PASSWORD);
        var user =
                admin.get("/api/users?text=" + login).json().at("/items/0/id").asLong();
        var shown = admin.get("/api/users/" + user).json().path("sessions");

        assertThat(shown).hasSize(2);
        var first = shown.get(0).path("id").asLong();
        assertThat(admin.delete("/api/users/%d/sessions/%d".formatted(user, first))
                        .status())
                .isEqualTo(204);
        assertThat(home.get("/api/areas").status()).isEqualTo(401);
        assertThat(admin.delete("/api/users/%d/sessions".formatted(user)).status())
                .isEqualTo(204);
        assertThat(office.get("/api/areas").status()).isEqualTo(401);
        assertThat(admin.get("/api/users/" + user).json().at("/changes/0/kind").asString())
                .isEqualTo("SESSIONS_ENDED");
    }

    @Test
    void changingThePasswordEndsTheOthers() {
        var answer = office.put(
                "/api/session/password", "{\"old\": \"%s\", \"wanted\": \"another plum wall\"}".formatted(PASSWORD));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(home.get("/api/areas").status()).isEqualTo(401);
        assertThat(office.get("/api/areas").status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordIsHeldToTheRules() {
        var body = "{\"old\": \"%s\", \"wanted\": \"%s\"}";

        assertThat(office.put("/api/session/password", body.formatted(PASSWORD, "Mima@123456"))
                        .code())
                .isEqualTo("PASSWORD_COMMON");
        assertThat(office.put("/api/session/password", body.formatted(PASSWORD, PASSWORD))
                        .code())
                .isEqualTo("PASSWORD_SAME");
        assertThat(office.put("/api/session/password", body.formatted("guess", "another plum wall"))
                        .code())
                .isEqualTo("WRONG_PASSWORD");
        assertThat(home.get("/api/areas").status()).isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterFourIdleHoursAndAfterADayInAnyCase() {
        age(office, "last_used_at = now() - interval '4 hours 1 second'");
        age(home, "created_at = now() - interval '24 hours 1 second'");

        assertThat(office.get("/api/areas").code()).isEqualTo("SESSION_ENDED");
        assertThat(home.get("/api/areas").code()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void beingUsedKeepsASessionAlive() {
        age(office, "last_used_at = now() - interval '3 hours'");

        assertThat(office.get("/api/areas").status()).isEqualTo(200);

        var idle = jdbc.sql(
                        "select now() - last_used_at < interval '1 minute' from access.session where token_hash = :hash")
                .param("hash", Secrets.hash(office.cookie("ANXIN_SESSION")))
                .query(Boolean.class)
                .single();
        assertThat(idle).isTrue();
    }

    @Test
    void signingOutEndsTheSessionAndNotOnlyTheCookie() {
        var token = office.cookie("ANXIN_SESSION");
        office.delete("/api/session");

        var request = HttpRequest.newBuilder().header("Cookie", "ANXIN_SESSION=" + token);
        var answer = new Caller(environment).send(request, "/api/areas");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(office.cookie("ANXIN_SESSION")).isNull();
    }

    @Test
    void theCookieIsForTheServerAloneAndOnlyItsHashIsKept() {
        var signedIn = new Caller(environment).signIn(login, PASSWORD);

        assertThat(signedIn.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("ANXIN_SESSION=")
                        .contains("HttpOnly")
                        .contains("SameSite=Strict")
                        .contains("Path=/"));
        var token = office.cookie("ANXIN_SESSION");
        assertThat(jdbc.sql("select count(*) from access.session where token_hash = :plain")
                        .param("plain", token.getBytes(StandardCharsets.US_ASCII))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(token).hasSize(43);
    }

    private void age(Caller caller, String change) {
        jdbc.sql("update access.session set %s where token_hash = :hash".formatted(change))
                .param("hash", Secrets.hash(caller.cookie("ANXIN_SESSION")))
                .update();
    }
}
