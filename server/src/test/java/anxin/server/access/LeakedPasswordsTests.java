package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.http.Refusal;
import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of leaked passwords as it is published, made up here: hashes in their order, each with a count. */
class LeakedPasswordsTests {

    private static final int MANY = 20_000;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "line ends {0}, a last one {1}, counts {2}")
    @CsvSource({"CRLF, true, true", "LF, true, true", "LF, false, true", "CRLF, false, false"})
    void everyOneInTheFileIsFoundAndNoOther(String ends, boolean lastEnd, boolean counts) throws IOException {
        var end = ends.equals("CRLF") ? "\r\n" : "\n";
        var text = IntStream.range(0, MANY)
                .mapToObj(n -> sha1("leaked " + n) + (counts ? ":" + (n % 10 == 0 ? n * 1_000_003L : n) : ""))
                .sorted()
                .collect(Collectors.joining(end));
        var passwords = over(text + (lastEnd ? end : ""));

        for (int n = 0; n < MANY; n++) {
            assertThat(isLeaked(passwords, "leaked " + n)).as("%d", n).isTrue();
            assertThat(isLeaked(passwords, "kept " + n)).as("%d", n).isFalse();
        }
    }

    @Test
    void theFirstTheLastAndTheOnlyOneAreFound() throws IOException {
        assertThat(isLeaked(over(sha1("a") + ":1\n"), "a")).isTrue();
        assertThat(isLeaked(over(sha1("a").toLowerCase(Locale.ROOT)), "a")).isTrue();
        assertThat(isLeaked(over(sha1("a") + ":1"), "b")).isFalse();
    }

    @Test
    void withoutAFileNothingIsLookedUp() {
        assertThatCode(() -> new LeakedPasswords(new SignInProperties(Set.of(), null)).check("a"))
                .doesNotThrowAnyException();
    }

    @Test
    void aFileThatIsNoneKeepsTheApplicationFromStarting() throws IOException {
        for (var text : new String[] {
            "", "password\n123456\n", sha1("a").substring(8) + ":1\n", "F".repeat(40) + ":1\n" + "0".repeat(40) + ":2\n"
        }) {
            assertThatThrownBy(() -> over(text)).as(text).isInstanceOf(Trouble.class);
        }
        assertThatThrownBy(() -> new LeakedPasswords(new SignInProperties(Set.of(), folder.resolve("missing"))))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("missing");
    }

    @Test
    void whatCannotBeLookedUpIsNotTaken() throws IOException {
        var file = folder.resolve("leaked.txt");
        var passwords = over(sha1("a") + ":1\n");
        Files.delete(file);

        assertThatThrownBy(() -> passwords.check("b"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("LEAKED_PASSWORDS_AWAY"));
    }

    static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private LeakedPasswords over(String text) throws IOException {
        var file = Files.writeString(folder.resolve("leaked.txt"), text);
        return new LeakedPasswords(new SignInProperties(Set.of(), file));
    }

    private static boolean isLeaked(LeakedPasswords passwords, String password) {
        try {
            passwords.check(password);
            return false;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("PASSWORD_LEAKED");
            return true;
        }
    }
}
