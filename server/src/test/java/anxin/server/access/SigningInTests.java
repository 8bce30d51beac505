package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SigningInTests {

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @BeforeEach
    void anOfficerOfChongqing() {
        accounts.put("wang", "王监察", Role.OFFICER, 500_000_000, "correct horse");
    }

    @Test
    void anOfficerSignsInAndIsKnownUntilSigningOut() {
        var caller = new Caller(environment);

        var signedIn = caller.signIn("Wang ", "correct horse");

        assertThat(signedIn.status()).isEqualTo(200);
        var user = caller.get("/api/session").json().path("user");
        assertThat(user.path("login").asString()).isEqualTo("wang");
        assertThat(user.path("role").asString()).isEqualTo("OFFICER");
        assertThat(user.path("roleName").asString()).isEqualTo("监察员");
        assertThat(user.path("areaCode").asString()).isEqualTo("500000");
        assertThat(caller.delete("/api/session").status()).isEqualTo(204);
        assertThat(caller.get("/api/areas").status()).isEqualTo(401);
    }

    @Test
    void whoIsNotSignedInIsToldSo() {
        var answer = new Caller(environment).get("/api/areas");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(answer.detail()).isEqualTo("您还没有登录；请先登录。");
        assertThat(new Caller(environment).inEnglish().get("/api/areas").detail())
                .isEqualTo("You are not signed in; please sign in first.");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        var wrongPassword = new Caller(environment).signIn("wang", "guess");
        var unknownName = new Caller(environment).signIn("nobody-of-that-name", "guess");

        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongPassword.code()).isEqualTo("SIGN_IN_REFUSED");
        assertThat(unknownName.json()).isEqualTo(wrongPassword.json());
    }

    @Test
    void afterFiveFailuresOneMustWaitEvenWithTheRightPassword() {
        accounts.put("zhao-who-mistypes", "赵监察", Role.OFFICER, 500_000_000, "correct horse");
        for (int i = 0; i < 5; i++) {
            assertThat(new Caller(environment)
                            .signIn("zhao-who-mistypes", "guess")
                            .status())
                    .isEqualTo(401);
        }

        var answer = new Caller(environment).signIn("zhao-who-mistypes", "correct horse");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.detail()).contains("分钟后再试");
        assertThat(new Caller(environment).signIn("wang", "correct horse").status())
                .as("others are not kept waiting")
                .isEqualTo(200);
    }

    /** Else whoever guesses passwords would come from a new address each time. */
    @Test
    void theAddressIsTheOneTheProxySawAndNotWhatTheClientWrote() {
        var caller = new Caller(environment);
        caller.get("/api/session");
        var request = HttpRequest.newBuilder()
                .POST(HttpRequest.BodyPublishers.ofString("{\"login\":\"from-afar\",\"password\":\"guess\"}"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "198.51.100.66, 203.0.113.9");

        assertThat(caller.send(request, "/api/session").statusCode()).isEqualTo(401);

        assertThat(jdbc.sql("select address from access.sign_in where login = 'from-afar'")
                        .query(String.class)
                        .single())
                .isEqualTo("203.0.113.9");
    }

    @Test
    void anEndedSessionIsNotMistakenForNeverHavingSignedIn() {
        var caller = Caller.signedIn(environment, "wang", "correct horse");
        var other = new Caller(environment);

        var request = HttpRequest.newBuilder().header("Cookie", "ANXIN_SESSION=0123456789ABCDEF");
        var answer = other.send(request, "/api/areas");

        assertThat(caller.get("/api/areas").status()).isEqualTo(200);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("SESSION_ENDED").contains("登录已过期");
    }

    @Test
    void aRequestWithoutTheTokenOfThePageIsRefused() {
        var caller = Caller.signedIn(environment, "wang", "correct horse").forgetCookie("XSRF-TOKEN");

        var answer = caller.delete("/api/session");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("请刷新页面后再试");
    }

    @Test
    void theSessionChangesItsIdOnSigningIn() {
        var caller = Caller.signedIn(environment, "wang", "correct horse");
        var before = caller.cookie("ANXIN_SESSION");

        caller.signIn("wang", "correct horse");

        assertThat(caller.cookie("ANXIN_SESSION")).isNotEqualTo(before);
    }

    @Test
    void whoIsTakenOffTheListIsOutAtOnce() {
        accounts.put("qian", "钱监察", Role.OFFICER, 500_000_000, "correct horse");
        var caller = Caller.signedIn(environment, "qian", "correct horse");

        jdbc.sql("update access.account_user set active = false where login = 'qian'")
                .update();

        assertThat(caller.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void aPasswordIsChangedByWhoKnowsTheOldOne() {
        accounts.put("sun", "孙监察", Role.OFFICER, 500_000_000, "correct horse");
        var caller = Caller.signedIn(environment, "sun", "correct horse");

        var wrong = caller.put("/api/session/password", "{\"old\": \"guess\", \"wanted\": \"battery staple\"}");
        var right = caller.put("/api/session/password", "{\"old\": \"correct horse\", \"wanted\": \"battery staple\"}");

        assertThat(wrong.code()).isEqualTo("WRONG_PASSWORD");
        assertThat(right.status()).isEqualTo(204);
        Caller.signedIn(environment, "sun", "battery staple");
    }

    @Test
    void passwordsAreKeptAsArgon2idHashesOnly() {
        var hash = jdbc.sql("select password_hash from access.account_user where login = 'wang'")
                .query(String.class)
                .single();

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void theFirstAdministratorIsMadeOnlyWhenThereIsNobody() {
        assertThat(accounts.firstAdministrator()).isEmpty();

        jdbc.sql("delete from access.account_user").update();
        var first = accounts.firstAdministrator().orElseThrow();
        var again = accounts.firstAdministrator().orElseThrow();

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).as("a lost link is made anew").isFalse();
        assertThat(setPassword(first.token()).status()).as("and withdrawn").isEqualTo(404);
        assertThat(setPassword(again.token()).status()).isEqualTo(204);
        var caller = Caller.signedIn(environment, first.login(), "plum garden wall");
        assertThat(caller.get("/api/session").json().at("/user/role").asString())
                .isEqualTo("ADMIN");
        assertThat(accounts.firstAdministrator()).isEmpty();
    }

    private Caller.Answer setPassword(String token) {
        var caller = new Caller(environment);
        caller.get("/api/session");
        return caller.post(
                "/api/password-link", "{\"token\": \"%s\", \"password\": \"plum garden wall\"}".formatted(token));
    }
}
