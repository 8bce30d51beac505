package anxin.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncryptedFilesTests {

    private static final int PIECE = EncryptedFiles.PIECE;
    private static final int STORED_PIECE = PIECE + 16;
    private static final int HEAD = 72;

    @TempDir
    private Path folder;

    private TestKeys keys;
    private Keyring keyring;
    private EncryptedFiles files;
    private Path file;

    @BeforeEach
    void keysAreThere() throws Exception {
        keys = new TestKeys(folder);
        keyring = keys.first(Algorithm.AES);
        files = new EncryptedFiles(new SecretBox(keyring));
        file = folder.resolve("package.zip");
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aFileOfAnyLengthIsReadAsItWasWritten(Algorithm algorithm) throws Exception {
        var with = new EncryptedFiles(new SecretBox(keys.keyring(algorithm)));
        for (int length : new int[] {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17}) {
            var content = random(length);
            write(with, content);

            assertThat(Files.size(file)).isEqualTo(HEAD + length + 16L * Math.max(1, (length + PIECE - 1) / PIECE));
            try (var in = with.read(file, "packages", 1)) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void aFileCutOffAnywhereIsNoticed() throws Exception {
        write(files, random(2 * PIECE + 100));
        var whole = Files.readAllBytes(file);
        for (int length : new int[] {
            HEAD - 1,
            HEAD,
            HEAD + 1,
            HEAD + STORED_PIECE,
            HEAD + 2 * STORED_PIECE,
            HEAD + 2 * STORED_PIECE + 50,
            whole.length - 1
        }) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(this::readAll).as("%d bytes", length).isInstanceOf(DamagedFile.class);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(this::readAll).as("a byte more").isInstanceOf(DamagedFile.class);
    }

    @Test
    void piecesChangedSwappedOrLeftOutAreNoticed() throws Exception {
        write(files, random(3 * PIECE));
        var whole = Files.readAllBytes(file);

        var changed = whole.clone();
        changed[HEAD + STORED_PIECE + 5] ^= 1;
        assertDamaged(changed);

        var swapped = whole.clone();
        System.arraycopy(whole, HEAD, swapped, HEAD + STORED_PIECE, STORED_PIECE);
        System.arraycopy(whole, HEAD + STORED_PIECE, swapped, HEAD, STORED_PIECE);
        assertDamaged(swapped);

        var without = new byte[whole.length - STORED_PIECE];
        System.arraycopy(whole, 0, without, 0, HEAD);
        System.arraycopy(whole, HEAD + STORED_PIECE, without, HEAD, without.length - HEAD);
        assertDamaged(without);
    }

    @Test
    void aFileIsNotReadAsAnother() throws Exception {
        write(files, random(10));

        assertThatThrownBy(() -> files.read(file, "packages", 2)).isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> files.read(file, "rejected", 1)).isInstanceOf(Trouble.class);
    }

    @Test
    void aNewKeyChangesTheHeadAloneAndFilesOfBeforeAreEncrypted() throws Exception {
        var content = random(PIECE + 9);
        write(files, content);
        var before = Files.readAllBytes(file);
        keys.rotate(keyring);
        assertThat(files.isActive(file)).isFalse();

        files.reencrypt(file, "packages", 1);

        assertThat(files.isActive(file)).isTrue();
        var after = Files.readAllBytes(file);
        assertThat(Arrays.copyOfRange(after, HEAD, after.length))
                .isEqualTo(Arrays.copyOfRange(before, HEAD, before.length));
        assertThat(readAll()).isEqualTo(content);

        Files.write(file, content);
        assertThat(readAll()).as("plain, from before").isEqualTo(content);
        assertThat(files.isActive(file)).isFalse();
        files.reencrypt(file, "packages", 1);
        assertThat(files.isActive(file)).isTrue();
        assertThat(readAll()).isEqualTo(content);
    }

    private void assertDamaged(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(this::readAll).isInstanceOf(DamagedFile.class);
    }

    private void write(EncryptedFiles with, byte[] content) throws IOException {
        try (var out = with.write(file, "packages", 1)) {
            out.write(content, 0, content.length / 2);
            out.write(content, content.length / 2, content.length - content.length / 2);
        }
    }

    private byte[] readAll() throws IOException {
        try (var in = files.read(file, "packages", 1)) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
