package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.login;
import static anxin.server.access.Administering.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.io.ByteArrayOutputStream;
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

        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("(?:[a-z2-9]{4}-?){4}"));
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
        assertThat(caller.post(PATH, "{\"password\": \"guess\"}").code()).isEqualTo("WRONG_PASSWORD");
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

        assertThat(caller.post(PATH, "{\"password\": \"%s\"}".formatted(PASSWORD))
                        .code())
                .isEqualTo("SECOND_FACTOR_IS_ON");
        assertThat(caller.post(PATH + "/removal", "{\"code\": \"000000\"}").code())
                .isEqualTo("SECOND_FACTOR_WRONG");
        assertThat(caller.post(PATH + "/removal", "{\"code\": \"%s\"}".formatted(codes.get(3)))
                        .status())
                .isEqualTo(204);
        assertThat(new Caller(environment).signIn(login, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAdministratorSwitchesItOffAndThatIsWrittenDown() {
        enrol();
        accounts.put("totp-admin", "管理员", Role.ADMIN, 0, PASSWORD);
        var admin = Caller.signedIn(environment, "totp-admin", PASSWORD);
        long id = id();

        assertThat(admin.delete("/api/users/%d/second-factor".formatted(id)).status())
                .isEqualTo(204);

        assertThat(new Caller(environment).signIn(login, PASSWORD).status()).isEqualTo(200);
        var last = admin.get("/api/users/" + id).json().at("/changes/0");
        assertThat(last.path("kind").asString()).isEqualTo("SECOND_FACTOR_OFF");
        assertThat(last.path("by").asString()).isEqualTo("管理员");
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
        var begun = caller.post(PATH, "{\"password\": \"%s\"}".formatted(PASSWORD));
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        var text = begun.json().path("secret").asString();
        assertThat(begun.json().path("uri").asString())
                .contains("secret=" + text)
                .contains(login);
        secret = decoded(text);
        // This step now and the next one later: also should the next begin meanwhile, both are taken.
        step = Totp.step(Instant.now());
    }

    private static byte[] decoded(String base32) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : base32.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
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
