package anxin.server.cli;

import anxin.engine.calendar.BeijingTime;
import anxin.server.backup.Backups;
import anxin.server.backup.Cancelled;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./anxin backup}: everything in one encrypted file, while the application works. */
@Command(name = "backup")
class Backup implements Callable<Integer>, OnData {

    static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(BeijingTime.ZONE);

    @Mixin
    private Installation installation = new Installation();

    @Mixin
    private Passphrase passphrase = new Passphrase();

    @Parameters(paramLabel = "FILE", index = "0")
    private Path file = Path.of("");

    @Option(names = "--with-keys")
    private boolean withKeys;

    @Override
    public Path data() {
        return installation.data();
    }

    @Override
    public Integer call() throws Exception {
        var secret = passphrase.chosen();
        try (var watched = new WatchedCopy("正在备份", "Backing up");
                var context = Running.forOneTask(installation)) {
            var written = context.getBean(Backups.class).write(file.toAbsolutePath(), secret, withKeys, watched);
            watched.end();
            Language.say(
                    "已备份到 %s：截至 %s（北京时间）的 %,d 张表 %,d 行、%,d 个数据包文件，文件大小 %,d 字节。"
                            .formatted(
                                    file,
                                    BEIJING.format(written.asOf()),
                                    written.tables(),
                                    written.rows(),
                                    written.packages(),
                                    written.bytes()),
                    "Backed up to %s: %,d tables with %,d rows and %,d package files as of %s (Beijing time), %,d bytes."
                            .formatted(
                                    file,
                                    written.tables(),
                                    written.rows(),
                                    written.packages(),
                                    BEIJING.format(written.asOf()),
                                    written.bytes()));
            if (withKeys) {
                Language.say(
                        "密钥 %,d 个也在里面：拿到这份备份和口令的人能冒用存证签名、解开加密的数据，请妥善保管。".formatted(written.keys()),
                        "%,d keys are in it too: whoever has this file and the passphrase can sign for the evidence log and decrypt what is encrypted. Guard it."
                                .formatted(written.keys()));
            } else {
                Language.say(
                        "密钥不在里面：请把 %1$s 和 %2$s 另外保存一份，与备份分开放；没有它们，恢复后不能继续存证，加密的数据也解不开。"
                                .formatted(data().resolve("keys"), data().resolve("evidence/key")),
                        "The keys are not in it: keep a copy of %1$s and %2$s, apart from the backup. Without them a restored log cannot go on and what is encrypted cannot be read."
                                .formatted(data().resolve("keys"), data().resolve("evidence/key")));
            }
            return Exit.DONE;
        } catch (Cancelled cancelled) {
            Language.say("备份已取消，没有留下文件。", "The backup was cancelled; no file was left.");
            return Exit.CANCELLED;
        }
    }
}
