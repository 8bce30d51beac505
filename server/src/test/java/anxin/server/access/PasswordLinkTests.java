package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.id;
import static anxin.server.access.Administering.login;
import static anxin.server.access.Administering.setPassword;
import static anxin.server.access.Administering.token;
import static anxin.server.access.Administering.user;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class PasswordLinkTests {

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private Caller admin;
    private String login;
    private Answer added;

    @BeforeEach
    void somebodyWasGivenALink() {
        accounts.put("link-admin", "管理员", Role.ADMIN, 0, PASSWORD);
        admin = Caller.signedIn(environment, "link-admin", PASSWORD);
        login = login("link");
        added = admin.post("/api/users", user(login, "林监察", "OFFICER", "500101"));
    }

    @Test
    void itSaysWhoseItIsAndWorksOnce() {
        var stranger = new Caller(environment);
        stranger.get("/api/session");

        var owner = stranger.post("/api/password-link/owner", "{\"token\": \"%s\"}".formatted(token(added)));

        assertThat(owner.json().path("login").asString()).isEqualTo(login);
        assertThat(setPassword(environment, token(added), PASSWORD).status()).isEqualTo(204);
        assertThat(setPassword(environment, token(added), "another plum wall").code())
                .isEqualTo("LINK_NOT_VALID");
        assertThat(stranger.post("/api/password-link/owner", "{\"token\": \"%s\"}".formatted(token(added)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itIsGoodForSeventyTwoHours() {
        var until = Instant.parse(added.json().at("/link/validUntil").asString());
        assertThat(Duration.between(Instant.now(), until)).isBetween(Duration.ofHours(71), Duration.ofHours(72));

        jdbc.sql("update access.password_link set expires_at = now() - interval '1 second' where user_id = :id")
                .param("id", id(added))
                .update();

        assertThat(setPassword(environment, token(added), PASSWORD).code()).isEqualTo("LINK_NOT_VALID");
    }

    @Test
    void aWrongOneIsAnsweredLikeAUsedOne() {
        setPassword(environment, token(added), PASSWORD);

        assertThat(setPassword(environment, "no-such-token", PASSWORD).json())
                .isEqualTo(setPassword(environment, token(added), PASSWORD).json());
    }

    @Test
    void aNewOneWithdrawsTheOneBeforeAndTheOldPasswordHoldsUntilItIsUsed() {
        setPassword(environment, token(added), PASSWORD);
        var session = Caller.signedIn(environment, login, PASSWORD);
        var first = admin.post("/api/users/%d/password-link".formatted(id(added)), "{}");
        var second = admin.post("/api/users/%d/password-link".formatted(id(added)), "{}");

        assertThat(setPassword(environment, first.json().path("token").asString(), "another plum wall")
                        .status())
                .isEqualTo(404);
        assertThat(session.get("/api/areas").status()).isEqualTo(200);
        assertThat(setPassword(environment, second.json().path("token").asString(), "another plum wall")
                        .status())
                .isEqualTo(204);
        assertThat(session.get("/api/areas").status())
                .as("whoever was signed in is out")
                .isEqualTo(401);
        assertThat(new Caller(environment).signIn(login, PASSWORD).status()).isEqualTo(401);
        Caller.signedIn(environment, login, "another plum wall");
    }

    @Test
    void aWeakPasswordIsRefusedAndTheLinkStaysGood() {
        var short1 = setPassword(environment, token(added), "short");
        assertThat(short1.status()).isEqualTo(400);
        assertThat(short1.code()).isEqualTo("PASSWORD_TOO_SHORT");
        assertThat(setPassword(environment, token(added), login + "xkqz7").code())
                .isEqualTo("PASSWORD_TELLS_WHO");
        assertThat(setPassword(environment, token(added), "我们的万州区很美丽啊").code()).isEqualTo("PASSWORD_TELLS_WHO");
        assertThat(setPassword(environment, token(added), "woaini1314520").code())
                .isEqualTo("PASSWORD_COMMON");

        assertThat(setPassword(environment, token(added), PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void onlyTheHashOfALinkIsKept() {
        var kept = jdbc.sql("select token_hash from access.password_link where user_id = :id")
                .param("id", id(added))
                .query((row, _) -> row.getBytes("token_hash"))
                .single();

        assertThat(token(added)).hasSize(43);
        assertThat(kept).hasSize(32).isNotEqualTo(token(added).getBytes(StandardCharsets.US_ASCII));
    }
}
