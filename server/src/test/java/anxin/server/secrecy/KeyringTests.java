package anxin.server.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.words.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTests {

    @TempDir
    private Path folder;

    @Test
    void theFirstStartMakesKeysThatOnlyTheirOwnerCanReadAndTheNextStartUsesThem() throws Exception {
        var keys = new TestKeys(folder);
        var encrypted = new SecretBox(keys.first(Algorithm.AES)).encrypt("t.c", 7, "138".getBytes());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(keys.file().getParent())) {
            assertThat(files).containsExactly(keys.file());
        }
        assertThat(new SecretBox(keys.keyring(Algorithm.AES)).text("t.c", 7, encrypted))
                .isEqualTo("138");
    }

    @Test
    void lostKeysAreToldAndNotQuietlyReplaced() throws Exception {
        var keys = new TestKeys(folder);
        keys.first(Algorithm.AES);
        Files.delete(keys.file());

        assertThatThrownBy(() -> keys.keyring(Algorithm.AES))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("master.keys")
                .hasMessageContaining("请从备份放回");
        assertThat(keys.file()).doesNotExist();
    }

    @Test
    void keysOfAnotherDatabaseAreRefused() throws Exception {
        var keys = new TestKeys(folder);
        keys.first(Algorithm.AES);
        Files.writeString(keys.file(), Keys.create(Algorithm.AES).text());

        assertThatThrownBy(() -> keys.keyring(Algorithm.AES))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("不是原来的");
    }

    @Test
    void aFileWithoutAKeyThatIsInUseIsRefused() throws Exception {
        var keys = new TestKeys(folder);
        keys.rotate(keys.first(Algorithm.AES));
        var lines = Files.readAllLines(keys.file());
        lines.removeIf(line -> line.startsWith("1 "));
        Files.write(keys.file(), lines);

        assertThatThrownBy(() -> keys.keyring(Algorithm.AES))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("不在里面");
    }

    @Test
    void aFileThatIsNoneIsRefusedWithoutRepeatingWhatStandsInIt() throws Exception {
        var keys = new TestKeys(folder);
        keys.first(Algorithm.AES);
        Files.writeString(keys.file(), "index aes 00ff\n");

        assertThatThrownBy(() -> keys.keyring(Algorithm.AES))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("line 1")
                .hasMessageNotContaining("00ff");
    }

    @Test
    void whileOneProcessMakesANewKeyTheOtherReadsWhatItWrites() throws Exception {
        var keys = new TestKeys(folder);
        var server = keys.first(Algorithm.AES);
        var box = new SecretBox(server);
        var old = box.encrypt("t.c", 1, "张三".getBytes());
        var index = box.index("t", "张三");

        var command = keys.keyring(Algorithm.AES);
        assertThat(keys.rotate(command)).isEqualTo(2);
        var fresh = new SecretBox(command).encrypt("t.c", 2, "李四".getBytes());

        assertThat(box.text("t.c", 2, fresh))
                .as("under a key the server had not read")
                .isEqualTo("李四");
        assertThat(box.isActive(old)).isFalse();
        assertThat(box.isActive(fresh)).isTrue();
        assertThat(box.text("t.c", 1, old)).isEqualTo("张三");
        assertThat(box.index("t", "张三")).as("the index stays").isEqualTo(index);
        keys.keyring(Algorithm.AES);
    }

    @Test
    void keysMayComeFromACommandAndAreNotMadeThere() throws Exception {
        var keys = new TestKeys(folder);
        keys.first(Algorithm.SM4);
        var home = new KeyCommand("cat " + keys.file());

        assertThat(Keys.parse(home.read().orElseThrow()).active()).isEqualTo(1);
        assertThatThrownBy(() -> home.replace("")).isInstanceOf(Trouble.class).hasMessageContaining("密钥服务");
        assertThatThrownBy(() -> new KeyCommand("exit 3").read()).hasMessageContaining("3");
    }
}
