package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.login;
import static anxin.server.access.Administering.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SecondFactorTests {

    private static final String PATH = "/api/session/second-factor";

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private final String login = login("totp");
    private Caller caller;
    private byte[] secret = {};
    private long step;

    @BeforeEach
    void anInspector() {
        accounts.put(login, "孔监察", Role.OFFICER, 500_000_000, PASSWORD);
        caller = Caller.signedIn(environment, login, PASSWORD);
    }

    @Test
    void onceEnrolledACodeIsNeededAndEachIsGoodOnce() {
        enrol();

        var without = new Caller(environment).signIn(login, PASSWORD);
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.code()).isEqualTo("SECOND_FACTOR_NEEDED");
        assertThat(signIn(new Caller(environment), login, PASSWORD, Totp.code(secret, step))
                        .code())
                .as("the code of the enrolment is used up")
                .isEqualTo("SECOND_FACTOR_WRONG");
        var next = Totp.code(secret, step + 1);
        assertThat(signIn(new Caller(environment), login, PASSWORD, next).status())
                .isEqualTo(200);
        assertThat(signIn(new Caller(environment), login, PASSWORD, next).code())
                .isEqualTo("SECOND_FACTOR_WRONG");
        assertThat(outcomes()).containsSubsequence("CODE_NEEDED", "CODE_WRONG", "OK", "CODE_WRONG");
    }

    @Test
    void whoDoesNotKnowThePasswordLearnsNothingOfTheSecondFactor() {
        enrol();

        var wrong = signIn(new Caller(environment), login, "guess", Totp.code(secret, step + 1));

        assertThat(wrong.json())
                .isEqualTo(signIn(new Caller(environment), "nobody-of-that-name", "guess", "123456")
                        .json());
        assertThat(signIn(new Caller(environment), login, PASSWORD, Totp.code(secret, step + 1))
                        .status())
                .as("nor was the code used up")
                .isEqualTo(200);
    }

    @Test
    void aRecoveryCodeIsGoodOnce() {
        var codes = enrol();

        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("(?:[a-hjkmnp-z2-9]{4}-?){7}"));
        assertThat(signIn(
                                new Caller(environment),
                                login,
                                PASSWORD,
                                codes.getFirst().toUpperCase())
                        .status())
                .isEqualTo(200);
        assertThat(signIn(new Caller(environment), login, PASSWORD, codes.getFirst())
                        .code())
                .isEqualTo("SECOND_FACTOR_WRONG");
        assertThat(caller.get(PATH).json().path("recoveryCodesLeft").asInt()).isEqualTo(9);
    }

    @Test
    void aShorterCodeOfBeforeIsGoodUntilItIsUsed() {
        enrol();
        jdbc.sql("insert into access.recovery_code (user_id, code_hash) values (:id, :hash)")
                .param("id", id())
                .param("hash", Secrets.hash("abcd2345efgh6789"))
                .update();

        assertThat(signIn(new Caller(environment), login, PASSWORD, "ABCD-2345-efgh-6789")
                        .status())
                .isEqualTo(200);
        assertThat(signIn(new Caller(environment), login, PASSWORD, "abcd-2345-efgh-6789")
                        .code())
                .isEqualTo("SECOND_FACTOR_WRONG");
    }

    @Test
    void guessingCodesIsSlowedDownLikeGuessingPasswords() {
        enrol();
        for (int i = 0; i < 5; i++) {
            signIn(new Caller(environment), login, PASSWORD, "00000" + i);
        }

        assertThat(signIn(new Caller(environment), login, PASSWORD, Totp.code(secret, step + 1))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void enrollingNeedsThePasswordAndAWorkingCode() {
        fiveMinutesGoBy();
        assertThat(caller.post(PATH, "{}").code()).isEqualTo("PROOF_NEEDED");
        assertThat(prove("guess").code()).isEqualTo("WRONG_PASSWORD");
        assertThat(caller.post(PATH, "{}").code()).isEqualTo("PROOF_NEEDED");
        assertThat(prove(PASSWORD).status()).isEqualTo(204);
        begin();
        var wrong = Totp.code(secret, step + 40);

        assertThat(caller.put(PATH, "{\"code\": \"%s\"}".formatted(wrong)).code())
                .isEqualTo("SECOND_FACTOR_WRONG");
        assertThat(new Caller(environment).signIn(login, PASSWORD).status())
                .as("not asked for before it is confirmed")
                .isEqualTo(200);
    }

    @Test
    void itIsSwitchedOffWithACodeOnly() {
        var codes = enrol();

        assertThat(caller.post(PATH, "{}").code()).isEqualTo("SECOND_FACTOR_IS_ON");
        fiveMinutesGoBy();
        assertThat(caller.post(PATH + "/removal", "{\"code\": \"%s\"}".formatted(codes.get(3)))
                        .code())
                .isEqualTo("PROOF_NEEDED");
        prove(PASSWORD);
        assertThat(caller.post(PATH + "/removal", "{\"code\": \"000000\"}").code())
                .isEqualTo("SECOND_FACTOR_WRONG");
        assertThat(caller.post(PATH + "/removal", "{\"code\": \"%s\"}".formatted(codes.get(3)))
                        .status())
                .isEqualTo(204);
        assertThat(new Caller(environment).signIn(login, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoeverElseIsSignedInIsOutOnceItIsOn() {
        var thief = Caller.signedIn(environment, login, PASSWORD);

        enrol();

        assertThat(thief.get("/api/areas").code()).isEqualTo("SESSION_ENDED");
        assertThat(caller.get("/api/areas").status()).isEqualTo(200);
    }

    @Test
    void neitherTheSecretNorTheRecoveryCodesCanBeReadFromTheDatabase() {
        var codes = enrol();

        var kept = jdbc.sql("select secret from access.second_factor where user_id = :id")
                .param("id", id())
                .query((row, _) -> row.getBytes("secret"))
                .single();
        var hashes = jdbc.sql("select code_hash from access.recovery_code where user_id = :id")
                .param("id", id())
                .query((row, _) -> row.getBytes("code_hash"))
                .list();

        assertThat(kept).hasSize(3 + 12 + 20 + 16);
        assertThat(HexFormat.of().formatHex(kept)).doesNotContain(HexFormat.of().formatHex(secret));
        assertThat(hashes).hasSize(codes.size()).allMatch(hash -> hash.length == 32);
    }

    private List<String> enrol() {
        begin();
        var answer = caller.put(PATH, "{\"code\": \"%s\"}".formatted(Totp.code(secret, step)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("recoveryCodes")
                .valueStream()
                .map(code -> code.asString())
                .toList();
    }

    private void begin() {
        var begun = caller.post(PATH, "{}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        var text = begun.json().path("secret").asString();
        assertThat(begun.json().path("uri").asString())
                .contains("secret=" + text)
                .contains(login);
        secret = Administering.decoded(text);
        // This step now and the next one later: also should the next begin meanwhile, both are taken.
        step = Totp.step(Instant.now());
    }

    private Answer prove(String password) {
        return caller.post("/api/session/proof", "{\"password\": \"%s\"}".formatted(password));
    }

    private void fiveMinutesGoBy() {
        jdbc.sql("update access.session set proved_at = proved_at - interval '5 minutes' where user_id = :id")
                .param("id", id())
                .update();
    }

    private long id() {
        return jdbc.sql("select id from access.account_user where login = :login")
                .param("login", login)
                .query(Long.class)
                .single();
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from access.sign_in where login = :login order by id")
                .param("login", login)
                .query(String.class)
                .list();
    }
}
