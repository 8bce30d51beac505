package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.login;
import static anxin.server.access.Administering.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What an installation demands of those who sign in: a second factor by role, no password that has leaked. */
@ServerTest
class SignInDemandsTests {

    private static final String PATH = "/api/session/second-factor";

    private static final String LEAKED = "quince orchard gate";

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @DynamicPropertySource
    static void asInstalled(DynamicPropertyRegistry settings) {
        settings.add("anxin.sign-in.second-factor-for", () -> "ADMIN,AUDITOR");
        settings.add("anxin.sign-in.leaked-passwords", SignInDemandsTests::leaked);
    }

    private static Path leaked() {
        try {
            var file = Files.createTempFile("leaked", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(file, LeakedPasswordsTests.sha1(LEAKED) + ":7\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void unlessSetOtherwiseItIsDemandedOfAdministratorsAndAuditors() {
        assertThat(new Binder()
                        .bindOrCreate("anxin.sign-in", SignInProperties.class)
                        .secondFactorFor())
                .containsExactlyInAnyOrder(Role.ADMIN, Role.AUDITOR);
    }

    @Test
    void whoHasNoneYetReachesNothingBeforeEnrolling() {
        for (var role : List.of(Role.ADMIN, Role.AUDITOR)) {
            var browser = signedIn(role);

            assertThat(missing(browser)).isEqualTo("ENROL");
            assertThat(browser.get("/api/users").code()).isEqualTo("SECOND_FACTOR_TO_ENROL");
            assertThat(browser.get("/api/areas").detail()).contains("必须使用动态口令");
            assertThat(browser.inEnglish().get("/api/areas").detail()).contains("second factor");
            assertThat(browser.put("/api/session/password", "{\"old\": \"a\", \"wanted\": \"b\"}")
                            .status())
                    .isEqualTo(403);

            enrol(browser);

            assertThat(missing(browser)).isEmpty();
            assertThat(browser.get("/api/users").status()).isEqualTo(200);
        }
        assertThat(signedIn(Role.OFFICER).get("/api/areas").status()).isEqualTo(200);
    }

    @Test
    void whoeverElseCameInByThePasswordIsOutOnceItIsThere() {
        var login = login("demanded");
        accounts.put(login, "管理员", Role.ADMIN, 0, PASSWORD);
        var thief = Caller.signedIn(environment, login, PASSWORD);

        enrol(Caller.signedIn(environment, login, PASSWORD));

        assertThat(thief.get("/api/users").status()).isEqualTo(401);
        assertThat(new Caller(environment).signIn(login, PASSWORD).code()).isEqualTo("SECOND_FACTOR_NEEDED");
    }

    @Test
    void whoSwitchesItOffIsLedToANewOneAtOnce() {
        var browser = signedIn(Role.ADMIN);
        var codes = enrol(browser);

        assertThat(browser.post(PATH + "/removal", "{\"code\": \"%s\"}".formatted(codes.getFirst()))
                        .status())
                .isEqualTo(204);

        assertThat(missing(browser)).isEqualTo("ENROL");
        assertThat(browser.get("/api/users").status()).isEqualTo(403);
        enrol(browser);
        assertThat(browser.get("/api/users").status()).isEqualTo(200);
    }

    @Test
    void whoSwitchesToThePostOfAnAdministratorIsLedToOneWithTheNextRequest() {
        var login = login("raised");
        accounts.put(login, "新管理员", Role.OFFICER, 0, PASSWORD);
        var browser = Caller.signedIn(environment, login, PASSWORD);

        long second = jdbc.sql("""
                        insert into access.post (user_id, role, area, from_day)
                        select user_id, 'ADMIN', 0, from_day from access.post p join access.account_user u on u.id = p.user_id
                         where u.login = :login returning id
                        """).param("login", login).query(Long.class).single();

        var switched = browser.put("/api/session/post", "{\"postId\":%d}".formatted(second));

        assertThat(switched.status()).as(switched.text()).isEqualTo(200);
        assertThat(browser.get("/api/users").code()).isEqualTo("SECOND_FACTOR_TO_ENROL");
    }

    @Test
    void aLinkToANewPasswordLeavesItInForce() {
        var login = login("relinked");
        accounts.put(login, "管理员", Role.ADMIN, 0, PASSWORD);
        var browser = Caller.signedIn(environment, login, PASSWORD);
        var codes = enrol(browser);
        long id = jdbc.sql("select id from access.account_user where login = :login")
                .param("login", login)
                .query(Long.class)
                .single();

        var set = Administering.setPassword(environment, links.make(null, id).token(), "another plum garden");

        assertThat(set.status()).as(set.text()).isEqualTo(204);
        assertThat(new Caller(environment).signIn(login, "another plum garden").code())
                .isEqualTo("SECOND_FACTOR_NEEDED");
        assertThat(signIn(new Caller(environment), login, "another plum garden", codes.getFirst())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPasswordThatHasLeakedIsTakenNeitherByLinkNorAsAnother() {
        var login = login("leaked");
        accounts.put(login, "孙监察", Role.OFFICER, 0, PASSWORD);
        long id = jdbc.sql("select id from access.account_user where login = :login")
                .param("login", login)
                .query(Long.class)
                .single();
        var link = links.make(null, id).token();

        var refused = Administering.setPassword(environment, link, LEAKED);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("PASSWORD_LEAKED");
        assertThat(refused.detail()).contains("泄露").contains("请换一个");
        assertThat(Caller.signedIn(environment, login, PASSWORD)
                        .put(
                                "/api/session/password",
                                "{\"old\": \"%s\", \"wanted\": \"%s\"}".formatted(PASSWORD, LEAKED))
                        .code())
                .isEqualTo("PASSWORD_LEAKED");
        assertThat(Administering.setPassword(environment, link, "another plum garden")
                        .status())
                .as("the link was not used up")
                .isEqualTo(204);
    }

    private Caller signedIn(Role role) {
        var login = login("demanded");
        accounts.put(login, role.words().zh(), role, 0, PASSWORD);
        return Caller.signedIn(environment, login, PASSWORD);
    }

    private static List<String> enrol(Caller browser) {
        var begun = browser.post(PATH, "{}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        var secret = Administering.decoded(begun.json().path("secret").asString());
        var code = Totp.code(secret, Totp.step(Instant.now()));
        var confirmed = browser.put(PATH, "{\"code\": \"%s\"}".formatted(code));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        return confirmed
                .json()
                .path("recoveryCodes")
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }

    private static String missing(Caller browser) {
        return browser.get("/api/session").json().path("missing").asString("");
    }
}
