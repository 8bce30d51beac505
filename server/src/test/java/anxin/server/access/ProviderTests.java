package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in with the account one has at the government's identity provider. */
@ServerTest
class ProviderTests {

    private static final String FACTOR = "/api/session/second-factor";
    private static final TestProvider PROVIDER = new TestProvider(0);

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private String login = "";
    private String subject = "";

    @DynamicPropertySource
    static void aProviderIsConfigured(DynamicPropertyRegistry settings) {
        settings.add("anxin.sign-in.oidc.issuer", PROVIDER::issuer);
        settings.add("anxin.sign-in.oidc.client-id", () -> TestProvider.CLIENT);
        settings.add("anxin.sign-in.oidc.client-secret", () -> TestProvider.SECRET);
        settings.add("anxin.sign-in.oidc.strong-acr", () -> "urn:strong");
        settings.add("anxin.sign-in.oidc.strong-amr", () -> "mfa,hwk");
        settings.add("anxin.sign-in.second-factor-for", () -> "AUDITOR");
    }

    @AfterAll
    static void theProviderIsStopped() {
        PROVIDER.close();
    }

    @BeforeEach
    void anInspectorWhomTheProviderKnows() {
        PROVIDER.expect(environment);
        PROVIDER.isHonest();
        login = Administering.login("provided");
        subject = "person-" + login;
        PROVIDER.names(subject, login);
        accounts.put(login, "王监察", Role.OFFICER, 500_000_000, Administering.PASSWORD);
    }

    @Test
    void theSignInPageLearnsOfTheButton() {
        var provider = new Caller(environment).get("/api/sign-in").json().path("provider");

        assertThat(provider.path("address").asString()).isEqualTo("/api/sign-in/provider");
        assertThat(provider.path("button").asString()).isEqualTo("统一身份认证登录");
    }

    @Test
    void whoIsKnownThereHasASessionOfOursAndMayEndIt() {
        var browser = new Caller(environment);

        var end = signIn(browser, subject, "/warnings?level=RED");

        assertThat(end.status()).isEqualTo(302);
        assertThat(end.header("Location")).isEqualTo("/warnings?level=RED");
        assertThat(browser.get("/api/session").json().at("/user/login").asString())
                .isEqualTo(login);
        assertThat(end.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("ANXIN_SESSION=")
                        .contains("HttpOnly")
                        .contains("SameSite=Strict"));
        assertThat(lastOutcome()).isEqualTo("PROVIDER OK " + login);
        assertThat(browser.delete("/api/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/areas").status()).isEqualTo(401);
    }

    @Test
    void theRequestIsBoundToTheBrowserWithPkceStateAndNonce() {
        var browser = new Caller(environment);

        var sent = browser.get("/api/sign-in/provider");

        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location"))
                .startsWith(PROVIDER.issuer() + "/oauth2/authorize?")
                .contains("response_type=code")
                .contains("code_challenge_method=S256")
                .contains("state=")
                .contains("nonce=");
        assertThat(sent.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("ANXIN_PROVIDER=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax")
                        .contains("Max-Age=600"))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void anAnswerIsGoodOnceAndInOneBrowserOnly() {
        var browser = new Caller(environment);
        var answer = answer(browser, subject, "/");
        var thief = new Caller(environment);
        thief.get("/api/sign-in/provider");

        assertThat(refusal(thief.get(answer))).isEqualTo("PROVIDER_REQUEST_GONE");
        assertThat(thief.get("/api/areas").status()).isEqualTo(401);
        assertThat(browser.get(answer).header("Location")).isEqualTo("/");
        assertThat(refusal(browser.get(answer))).isEqualTo("PROVIDER_REQUEST_GONE");
        assertThat(browser.get("/api/areas").status()).as("who is in stays in").isEqualTo(200);
    }

    @Test
    void anotherStateOrOneOfYesterdayIsRefused() {
        var browser = new Caller(environment);
        var answer = answer(browser, subject, "/");

        assertThat(refusal(browser.get(answer.replaceAll("state=[^&]*", "state=guessed"))))
                .isEqualTo("PROVIDER_REQUEST_GONE");
        var late = new Caller(environment);
        var lateAnswer = answer(late, subject, "/");
        jdbc.sql("update access.provider_request set expires_at = now() - interval '1 second'")
                .update();
        assertThat(refusal(late.get(lateAnswer))).isEqualTo("PROVIDER_REQUEST_GONE");
        assertThat(late.get("/api/areas").status()).isEqualTo(401);
    }

    @Test
    void aTokenThatIsNotTheProvidersForUsNowIsRefused() {
        var hourAgo = Instant.now().minusSeconds(3600);
        refuses(claims -> claims.claim("nonce", "of another request"));
        refuses(claims -> claims.issuedAt(hourAgo.minusSeconds(60)).expiresAt(hourAgo));
        refuses(claims -> claims.issuer("http://127.0.0.1:1"));
        refuses(claims -> claims.audience(List.of("another-application")));
        refuses(claims -> claims.claims(all -> all.remove("nonce")));
        PROVIDER.isHonest();
        PROVIDER.signsWithAnotherKey();
        refused();

        PROVIDER.isHonest();
        assertThat(signIn(new Caller(environment), subject, "/").header("Location"))
                .isEqualTo("/");
    }

    @Test
    void unknownAndDeactivatedUsersAreRefusedAlikeAndNobodyIsMade() {
        long before = users();
        var unknown = signIn(new Caller(environment), "nobody-here", "/");
        jdbc.sql("update access.account_user set active = false where login = :login")
                .param("login", login)
                .update();
        var deactivated = signIn(new Caller(environment), subject, "/");

        assertThat(refusal(unknown)).isEqualTo("PROVIDER_USER_UNKNOWN");
        assertThat(deactivated.header("Location")).isEqualTo(unknown.header("Location"));
        assertThat(users()).isEqualTo(before);
        assertThat(lastOutcome()).isEqualTo("PROVIDER NO_USER " + login);
    }

    @Test
    void whoWasBoundIsOutWhenDeactivatedLater() {
        var browser = new Caller(environment);
        signIn(browser, subject, "/");
        jdbc.sql("update access.account_user set active = false where login = :login")
                .param("login", login)
                .update();

        assertThat(browser.get("/api/areas").status()).isEqualTo(401);
        assertThat(refusal(signIn(new Caller(environment), subject, "/"))).isEqualTo("PROVIDER_USER_UNKNOWN");
    }

    @Test
    void aLoginGivenToSomebodyElseAtTheProviderOpensNothingUntilAnAdministratorReleasesIt() {
        signIn(new Caller(environment), subject, "/");
        var successor = "successor-" + login;
        PROVIDER.names(successor, login);

        assertThat(refusal(signIn(new Caller(environment), successor, "/"))).isEqualTo("PROVIDER_USER_UNKNOWN");

        PROVIDER.names(subject, "renamed." + login);
        assertThat(signIn(new Caller(environment), subject, "/").header("Location"))
                .as("the first one keeps the account under another name")
                .isEqualTo("/");

        accounts.put("keeper-of-all", "管理员", Role.ADMIN, 0, Administering.PASSWORD);
        var admin = Caller.signedIn(environment, "keeper-of-all", Administering.PASSWORD);
        long id = jdbc.sql("select id from access.account_user where login = :login")
                .param("login", login)
                .query(Long.class)
                .single();
        assertThat(admin.get("/api/users/" + id).json().path("providerBound").asBoolean())
                .isTrue();
        assertThat(admin.delete("/api/users/%d/provider-subject".formatted(id)).status())
                .isEqualTo(204);
        assertThat(signIn(new Caller(environment), successor, "/").header("Location"))
                .isEqualTo("/");
        assertThat(admin.get("/api/users/" + id)
                        .json()
                        .path("changes")
                        .valueStream()
                        .map(change -> change.path("kind").asString()))
                .containsSubsequence("PROVIDER_BOUND", "PROVIDER_RELEASED", "PROVIDER_BOUND");
    }

    @Test
    void whoHasASecondFactorHereShowsItUnlessTheProviderWasAsSure() {
        var browser = new Caller(environment);
        signIn(browser, subject, "/");
        var begun = browser.post(FACTOR, "{}");
        var secret = Administering.decoded(begun.json().path("secret").asString());
        long step = Totp.step(Instant.now());
        assertThat(browser.put(FACTOR, "{\"code\": \"%s\"}".formatted(Totp.code(secret, step)))
                        .status())
                .as(begun.text())
                .isEqualTo(200);

        var another = new Caller(environment);
        assertThat(signIn(another, subject, "/warnings").header("Location")).isEqualTo("/warnings");
        assertThat(missing(another)).isEqualTo("CODE");
        assertThat(another.get("/api/areas").code()).isEqualTo("SECOND_FACTOR_TO_SHOW");
        assertThat(lastOutcome()).isEqualTo("PROVIDER CODE_NEEDED " + login);
        assertThat(another.post(FACTOR + "/code", "{\"code\": \"000000\"}").code())
                .isEqualTo("SECOND_FACTOR_WRONG");
        assertThat(another.get("/api/areas").status()).isEqualTo(403);
        assertThat(another.post(FACTOR + "/code", "{\"code\": \"%s\"}".formatted(Totp.code(secret, step + 1)))
                        .status())
                .isEqualTo(204);
        assertThat(missing(another)).isEmpty();
        assertThat(another.get("/api/areas").status()).isEqualTo(200);
        assertThat(lastOutcome()).isEqualTo("PROVIDER OK " + login);

        for (Consumer<JwtClaimsSet.Builder> sure : List.<Consumer<JwtClaimsSet.Builder>>of(
                claims -> claims.claim("acr", "urn:strong"), claims -> claims.claim("amr", List.of("pwd", "mfa")))) {
            PROVIDER.saysOfEverybody(sure);
            var third = new Caller(environment);
            signIn(third, subject, "/");
            assertThat(third.get("/api/areas").status()).isEqualTo(200);
        }
        PROVIDER.saysOfEverybody(claims -> claims.claim("acr", "urn:weak").claim("amr", List.of("pwd")));
        var weak = new Caller(environment);
        signIn(weak, subject, "/");
        assertThat(missing(weak)).isEqualTo("CODE");
    }

    @Test
    void whoMustHaveOneAndHasNoneIsLedThereFromTheProviderToo() {
        jdbc.sql("update access.account_user set password_hash = null where login = :login")
                .param("login", login)
                .update();
        jdbc.sql("""
                        update access.post set role = 'AUDITOR'
                         where user_id = (select id from access.account_user where login = :login)
                        """).param("login", login).update();
        var browser = new Caller(environment);

        signIn(browser, subject, "/");

        assertThat(missing(browser)).isEqualTo("ENROL");
        assertThat(browser.get("/api/users").code()).isEqualTo("SECOND_FACTOR_TO_ENROL");
        assertThat(browser.post(FACTOR, "{}").status())
                .as("without a password here: who has just come from there has shown who they are")
                .isEqualTo(200);
    }

    @Test
    void nobodyIsSentToAnotherSite() {
        for (var elsewhere : List.of(
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "")) {
            var end = signIn(new Caller(environment), subject, elsewhere);

            assertThat(end.header("Location")).as(elsewhere).isEqualTo("/");
        }
    }

    @Test
    void whatTheProviderComplainsOfIsToldInWordsOfOurs() {
        var browser = new Caller(environment);
        var answer = answer(browser, subject, "/");
        var state = answer.replaceAll(".*state=([^&]*).*", "$1");

        var denied = browser.get(
                "/api/sign-in/provider/answer?error=access_denied&error_description=%0aFAKE&state=" + state);

        assertThat(denied.header("Location")).isEqualTo("/sign-in?refused=PROVIDER_DENIED");
    }

    @Test
    void aProgramCannotBeMeant() {
        long program = jdbc.sql("""
                        with program as (
                            insert into access.account_user (login, name, program) values (:login, '程序', true) returning id)
                        insert into access.post (user_id, role, area, org_id, from_day)
                        select id, 'CONTRACTOR', 500000000, 1, '2026-01-01' from program returning user_id
                        """)
                .param("login", "program:" + login)
                .query(Long.class)
                .single();
        PROVIDER.names("sly-" + login, "program:" + login);

        assertThat(program).isPositive();
        assertThat(refusal(signIn(new Caller(environment), "sly-" + login, "/")))
                .isEqualTo("PROVIDER_USER_UNKNOWN");
    }

    private void refuses(Consumer<JwtClaimsSet.Builder> twist) {
        PROVIDER.saysOfEverybody(twist);
        refused();
    }

    private void refused() {
        var browser = new Caller(environment);
        assertThat(refusal(signIn(browser, subject, "/"))).isEqualTo("PROVIDER_ANSWER_INVALID");
        assertThat(browser.get("/api/areas").status()).isEqualTo(401);
    }

    private Answer signIn(Caller browser, String who, String back) {
        return browser.get(answer(browser, who, back));
    }

    /** The address with which the provider sends the browser back to us. */
    private static String answer(Caller browser, String who, String back) {
        var form = browser.get(PROVIDER.issuer() + "/login").text();
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"").matcher(form);
        var entered = "username=" + encoded(who) + "&password=" + encoded(TestProvider.PASSWORD) + "&_csrf="
                + (token.find() ? encoded(token.group(1)) : "");
        var login = browser.send(
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofString(entered))
                        .header("Content-Type", "application/x-www-form-urlencoded"),
                PROVIDER.issuer() + "/login");
        assertThat(login.statusCode()).as(form + login.body()).isEqualTo(302);
        var sent = browser.get("/api/sign-in/provider?back=" + encoded(back));
        var authorized = browser.get(sent.header("Location"));
        var answer = authorized.header("Location");
        assertThat(answer).as(authorized.toString()).contains("/api/sign-in/provider/answer?code=");
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String refusal(Answer answer) {
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).startsWith("/sign-in?refused=");
        return answer.header("Location").substring("/sign-in?refused=".length());
    }

    private long users() {
        return jdbc.sql("select count(*) from access.account_user")
                .query(Long.class)
                .single();
    }

    private static String missing(Caller browser) {
        return browser.get("/api/session").json().path("missing").asString("");
    }

    private String lastOutcome() {
        return jdbc.sql("select way || ' ' || outcome || ' ' || login from access.sign_in order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
