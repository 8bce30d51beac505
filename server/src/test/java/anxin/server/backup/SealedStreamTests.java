package anxin.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.words.Trouble;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed comes back, and nothing of it can be changed, moved or cut off. */
class SealedStreamTests {

    private static final char[] PASSPHRASE = "four words make one".toCharArray();
    private static final int BEGINNING = 71;
    private static final int SEALED_CHUNK = SealedForm.CHUNK + SealedForm.TAG;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SealedForm.CHUNK - 1, SealedForm.CHUNK, SealedForm.CHUNK + 1, 3 * SealedForm.CHUNK + 5})
    void whatIsSealedComesBack(int length) throws IOException {
        var plain = random(length);

        assertThat(opened(sealed(plain), PASSPHRASE)).isEqualTo(plain);
    }

    @Test
    void withoutThePassphraseThereIsNothing() throws IOException {
        assertThatThrownBy(() -> opened(sealed(random(10)), "four words make two".toCharArray()))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("口令不对");
        assertThatThrownBy(() -> opened("PK a zip".getBytes(StandardCharsets.UTF_8), PASSPHRASE))
                .hasMessageContaining("不是安薪的备份");
    }

    @Test
    void everyByteOfTheBeginningAndBytesThroughoutTheRestCount() throws IOException {
        var sealed = sealed(random(2 * SealedForm.CHUNK + 100));
        int flipped = 0;
        for (int i = 0; i < sealed.length; i += i < BEGINNING ? 1 : 9_973) {
            var changed = sealed.clone();
            changed[i] ^= (byte) (1 << i % 8);
            assertThatThrownBy(() -> opened(changed, PASSPHRASE))
                    .as("byte %d", i)
                    .isInstanceOf(Trouble.class);
            flipped++;
        }
        assertThat(flipped).isGreaterThan(BEGINNING + 10);
    }

    @Test
    void aFileThatIsCutOffOrReorderedIsNoticed() throws IOException {
        var sealed = sealed(random(3 * SealedForm.CHUNK + 100));

        for (int length : new int[] {
            BEGINNING - 1, BEGINNING, BEGINNING + SEALED_CHUNK, BEGINNING + 2 * SEALED_CHUNK, sealed.length - 1
        }) {
            assertThatThrownBy(() -> opened(Arrays.copyOf(sealed, length), PASSPHRASE))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(Trouble.class);
        }
        var swapped = sealed.clone();
        System.arraycopy(sealed, BEGINNING, swapped, BEGINNING + SEALED_CHUNK, SEALED_CHUNK);
        System.arraycopy(sealed, BEGINNING + SEALED_CHUNK, swapped, BEGINNING, SEALED_CHUNK);
        assertThatThrownBy(() -> opened(swapped, PASSPHRASE)).isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> opened(Arrays.copyOf(sealed, sealed.length + 1), PASSPHRASE))
                .isInstanceOf(Trouble.class);
    }

    private static byte[] sealed(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealing = new SealedOutputStream(out, PASSPHRASE)) {
            sealing.write(plain, 0, plain.length / 2);
            sealing.write(plain, plain.length / 2, plain.length - plain.length / 2);
        }
        return out.toByteArray();
    }

    private static byte[] opened(byte[] sealed, char[] passphrase) throws IOException {
        try (var in = new SealedInputStream(new ByteArrayInputStream(sealed), passphrase)) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
