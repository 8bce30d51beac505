package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTests {

    private static final byte[] SECRET = {1, 2, 3, 4, 5};

    @TempDir
    private Path folder;

    @Test
    void whatWasLockedIsReadAgainAlsoAfterARestart() throws IOException {
        var locked = box().lock(SECRET, 7);

        assertThat(locked).hasSize(12 + SECRET.length + 16);
        assertThat(HexFormat.of().formatHex(locked))
                .doesNotContain(HexFormat.of().formatHex(SECRET));
        assertThat(box().open(locked, 7)).isEqualTo(SECRET);
        assertThat(box().lock(SECRET, 7)).as("never the same twice").isNotEqualTo(locked);
    }

    @Test
    void theKeyIsReadableByItsOwnerOnly() throws IOException {
        box().lock(SECRET, 7);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        assertThat(key()).hasSize(32);
        try (var files = Files.list(key().getParent())) {
            assertThat(files).containsExactly(key());
        }
    }

    @Test
    void noByteCanBeChangedAndNoSecretGivenToAnother() {
        var box = box();
        var locked = box.lock(SECRET, 7);

        assertThatThrownBy(() -> box.open(locked, 8)).isInstanceOf(Trouble.class);
        for (int i = 0; i < locked.length; i++) {
            var tampered = locked.clone();
            tampered[i] ^= 1;
            assertThatThrownBy(() -> box.open(tampered, 7)).as("byte %d", i).isInstanceOf(Trouble.class);
        }
    }

    @Test
    void aLostKeyIsToldAndNotQuietlyReplaced() throws IOException {
        var locked = box().lock(SECRET, 7);
        Files.delete(key());

        assertThatThrownBy(() -> box().open(locked, 7))
                .hasMessageContaining("access.key")
                .hasMessageContaining("恢复码");
        assertThat(key()).doesNotExist();
    }

    private SecretBox box() {
        return new SecretBox(key());
    }

    private Path key() {
        return folder.resolve("keys/access.key");
    }
}
