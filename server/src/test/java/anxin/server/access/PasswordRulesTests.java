package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import anxin.server.http.Refusal;
import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    @ParameterizedTest
    @CsvSource({
        "short1, PASSWORD_TOO_SHORT",
        "aaaaaaaaaaaa, PASSWORD_REPEATS",
        "xk7xk7xk7xk7, PASSWORD_REPEATS",
        "1212121212123, PASSWORD_REPEATS",
        "xwang.fangx7, PASSWORD_TELLS_WHO",
        "ＷＡＮＧ.ＦＡＮＧqpt7, PASSWORD_TELLS_WHO",
        "王芳的密码本本本本本, PASSWORD_TELLS_WHO",
        "我在万州区看长江大桥, PASSWORD_TELLS_WHO",
        "1234567890, PASSWORD_COMMON",
        "0987654321, PASSWORD_COMMON",
        "qwertyuiop, PASSWORD_COMMON",
        "1qaz2wsx3edc, PASSWORD_COMMON",
        "woaini1314520, PASSWORD_COMMON",
        "Mima@123456, PASSWORD_COMMON",
        "anxin2026!!, PASSWORD_COMMON",
        "P@ssw0rd2026, PASSWORD_COMMON",
        "chongqing19900101, PASSWORD_COMMON",
        "Admin!@#123456, PASSWORD_COMMON",
        "zhangwei888666, PASSWORD_COMMON",
        "nongmingong, PASSWORD_COMMON",
    })
    void aPasswordIsRefusedByTheRuleThatIsNamed(String password, String rule) {
        var refusal = catchThrowableOfType(Refusal.class, () -> check(password));

        assertThat(refusal).as(password).isNotNull();
        assertThat(refusal.code()).isEqualTo(rule);
        assertThat(refusal.words().zh()).endsWith("。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse",
                "battery staple",
                "plum garden wall",
                "tk7-Rzq4vbn",
                "三月桃花落满石板路",
                "Zebra.kettle.41",
                "梧桐叶落又见北风起来",
                "vKx93hT!pLw2"
            })
    void aPasswordOfOnesOwnIsTaken(String password) {
        assertThatCode(() -> check(password.length() < 10 ? password + "青苔" : password))
                .doesNotThrowAnyException();
    }

    @Test
    void aCommonWordIsNotMadeBetterByWhatEverybodyAppends() {
        var words = List.of(
                "password",
                "woaini",
                "mima",
                "anxin",
                "admin",
                "qwerty",
                "iloveyou",
                "beijing",
                "chongqing",
                "gongzi",
                "zhongguo",
                "abc",
                "nihao",
                "laodong",
                "welcome",
                "letmein",
                "dragon",
                "woaiwojia");
        var suffixes = List.of(
                "123456",
                "12345678",
                "2026",
                "2025",
                "@2026",
                "888888",
                "!@#$%^",
                "520",
                "1314520",
                "abc123",
                "19900101",
                "666666",
                "_123456",
                "#2024!");
        var taken = words.stream()
                .flatMap(word -> suffixes.stream().flatMap(suffix -> Stream.of(word + suffix, suffix + word)))
                .filter(password -> password.length() >= 10)
                .filter(password -> catchThrowableOfType(Refusal.class, () -> check(password)) == null)
                .toList();

        assertThat(taken).isEmpty();
    }

    @Test
    void noPublishedPasswordIsTakenNorOneWithSomethingAppended() throws IOException {
        var published = StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                .filter(password -> password.length() >= 8)
                .toList();
        assertThat(published).hasSizeGreaterThan(3_000);

        assertThat(published.stream()
                        .flatMap(password -> Stream.of(password, password + "1!", password + "@2026"))
                        .filter(password -> catchThrowableOfType(Refusal.class, () -> check(password)) == null))
                .isEmpty();
    }

    private static void check(String password) {
        PasswordRules.check(password, "wang.fang", "王芳", List.of("重庆市万州区", "万州区", "重庆市"));
    }
}
