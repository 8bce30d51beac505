package anxin.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.engine.evidence.TreeHash;
import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log keeps the key and the algorithms it has begun with. */
class LogKeyTests {

    @TempDir
    Path home;

    @Test
    void aLogThatBeganWithSmAlgorithmsDoesNotGoOnWithOthers() {
        var begun = new LogKey(home, true);

        assertThat(begun.tree().hash()).isEqualTo(TreeHash.SM3);
        assertThat(new LogKey(home, true).verifier()).isEqualTo(begun.verifier());
        assertThatThrownBy(() -> new LogKey(home, false).get())
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("不能中途更换");
    }

    @Test
    void aKeyThatIsGoneIsNotQuietlyReplaced() throws IOException {
        var begun = new LogKey(home, false).verifier();
        var kept = Files.readString(home.resolve("key"));
        Files.delete(home.resolve("key"));

        assertThatThrownBy(() -> new LogKey(home, false).get())
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("不在了");

        Files.writeString(home.resolve("key"), kept);
        assertThat(new LogKey(home, false).verifier()).isEqualTo(begun);
    }
}
