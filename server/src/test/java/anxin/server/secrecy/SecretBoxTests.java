package anxin.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.words.Trouble;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretBoxTests {

    private static final byte[] NUMBER = "50010119000101001X".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aValueSaysWhatItWasEncryptedWithAndIsNeverTheSameTwice(Algorithm algorithm) throws Exception {
        var box = new SecretBox(new TestKeys(folder).first(algorithm));
        var encrypted = box.encrypt("wage.person.identity_number", 7, NUMBER);

        assertThat(encrypted).hasSize(3 + 12 + NUMBER.length + 16).startsWith(algorithm.code, (byte) 0, (byte) 1);
        assertThat(box.decrypt("wage.person.identity_number", 7, encrypted)).isEqualTo(NUMBER);
        assertThat(box.encrypt("wage.person.identity_number", 7, NUMBER)).isNotEqualTo(encrypted);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void noByteCanBeChangedAndNoValueMovedToAnotherRowOrColumn(Algorithm algorithm) throws Exception {
        var box = new SecretBox(new TestKeys(folder).first(algorithm));
        var encrypted = box.encrypt("wage.particulars.name", 7, NUMBER);

        assertThatThrownBy(() -> box.decrypt("wage.particulars.name", 8, encrypted))
                .isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> box.decrypt("wage.particulars.phone", 7, encrypted))
                .isInstanceOf(Trouble.class);
        for (int i = 0; i < encrypted.length; i++) {
            var tampered = encrypted.clone();
            tampered[i] ^= 1;
            assertThatThrownBy(() -> box.decrypt("wage.particulars.name", 7, tampered))
                    .as("byte %d", i)
                    .isInstanceOf(Trouble.class);
            var shorter = Arrays.copyOf(encrypted, i);
            assertThatThrownBy(() -> box.decrypt("wage.particulars.name", 7, shorter))
                    .isInstanceOf(Trouble.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void valuesOfBothAlgorithmsLieSideBySideAndTheIndexStaysWhatItWas(Algorithm before) throws Exception {
        var keys = new TestKeys(folder);
        var box = new SecretBox(keys.first(before));
        var encrypted = box.encrypt("t.c", 1, NUMBER);
        var after = new SecretBox(keys.keyring(before == Algorithm.AES ? Algorithm.SM4 : Algorithm.AES));

        assertThat(after.decrypt("t.c", 1, encrypted)).isEqualTo(NUMBER);
        assertThat(after.isActive(encrypted)).as("is to be encrypted anew").isFalse();
        assertThat(after.index("t", "50010119000101001X")).isEqualTo(box.index("t", "50010119000101001X"));
        assertThat(box.decrypt("t.c", 1, after.encrypt("t.c", 1, NUMBER))).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void theIndexFindsTheSameAndTellsNothingWithoutItsKey(Algorithm algorithm, @TempDir Path elsewhere)
            throws Exception {
        var box = new SecretBox(new TestKeys(folder).first(algorithm));
        var other = new SecretBox(new TestKeys(elsewhere).first(algorithm));

        assertThat(box.index("t", "1")).hasSize(16).isEqualTo(box.index("t", "1"));
        assertThat(box.index("t", "1")).isNotEqualTo(box.index("t", "2"));
        assertThat(box.index("t", "1")).as("of another table").isNotEqualTo(box.index("u", "1"));
        assertThat(box.index("t", "1")).as("under another key").isNotEqualTo(other.index("t", "1"));
        assertThat(box.index("t", Arrays.asList("1", null)))
                .as("texts do not run together")
                .isNotEqualTo(box.index("t", Arrays.asList("1", "")))
                .isNotEqualTo(box.index("t", "1"));
    }
}
