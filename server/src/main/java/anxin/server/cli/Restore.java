package anxin.server.cli;

import anxin.engine.evidence.VerifierKey;
import anxin.server.backup.Cancelled;
import anxin.server.backup.Restoration;
import anxin.server.database.AfterRestore;
import anxin.server.evidence.EvidenceAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./anxin restore}: a backup to where there is nothing yet, and then everything is checked. */
@Command(name = "restore")
class Restore implements Callable<Integer>, OnData {

    private static final int SAMPLE = 200;

    @Mixin
    private Installation installation = new Installation();

    @Mixin
    private Passphrase passphrase = new Passphrase();

    @Parameters(paramLabel = "FILE", index = "0")
    private Path file = Path.of("");

    @Option(names = "--check")
    private boolean checkOnly;

    @Override
    public Path data() {
        return installation.data();
    }

    @Override
    public Integer call() throws Exception {
        var secret = passphrase.known();
        try {
            Restoration restoration;
            try (var watched = new WatchedCopy("正在检查备份", "Checking the backup")) {
                restoration = Restoration.of(file, secret, watched);
            }
            if (checkOnly) {
                Language.say(
                        "备份完好：截至 %s（北京时间），%,d 张表 %,d 行、%,d 个数据包文件，%s密钥。"
                                .formatted(
                                        Backup.BEIJING.format(restoration.asOf()),
                                        restoration.tables(),
                                        restoration.rows(),
                                        restoration.packages(),
                                        restoration.withKeys() ? "含" : "不含"),
                        "The backup is good: as of %s (Beijing time), %,d tables with %,d rows and %,d package files, %s keys."
                                .formatted(
                                        Backup.BEIJING.format(restoration.asOf()),
                                        restoration.tables(),
                                        restoration.rows(),
                                        restoration.packages(),
                                        restoration.withKeys() ? "with" : "without"));
                return Exit.DONE;
            }
            var data = data().toAbsolutePath().normalize();
            restoration.requireRoom(
                    data, installation.ownDatabase() ? data.resolve("pg") : null, data.resolve("packages"));
            try (var watched = new WatchedCopy("正在恢复", "Restoring")) {
                restore(restoration, data, watched);
            }
            return checked(restoration, data);
        } catch (Cancelled cancelled) {
            Language.say("恢复已取消，什么也没有留下。", "The restore was cancelled; nothing was left.");
            return Exit.CANCELLED;
        }
    }

    private void restore(Restoration restoration, Path data, WatchedCopy watched) throws Exception {
        boolean newFolder = !Files.exists(data);
        boolean done = false;
        try (var context = Running.databaseAlone(installation)) {
            restoration
                    .watchedBy(watched)
                    .into(
                            context.getBean(DataSource.class),
                            () -> context.getBean(Flyway.class),
                            context.getBeansOfType(AfterRestore.class).values(),
                            data,
                            data.resolve("packages"));
            done = true;
        } finally {
            if (!done) {
                removeWhatWasMade(data, newFolder);
            }
        }
    }

    private void removeWhatWasMade(Path data, boolean newFolder) throws IOException {
        if (newFolder) {
            FileSystemUtils.deleteRecursively(data);
        } else if (installation.ownDatabase()) {
            FileSystemUtils.deleteRecursively(data.resolve("pg"));
        }
    }

    /** The same as {@code verify --all}, by the public key that came with the backup. */
    private int checked(Restoration restoration, Path data) throws IOException {
        Language.say(
                "已恢复 %,d 张表 %,d 行、%,d 个数据包文件，每张表的行数都与备份一致。"
                        .formatted(restoration.tables(), restoration.rows(), restoration.packages()),
                "Restored %,d tables with %,d rows and %,d package files, each table with as many rows as the backup."
                        .formatted(restoration.tables(), restoration.rows(), restoration.packages()));
        Language.say(
                "所有会话和设置密码的链接已经作废，请重新登录；%s（北京时间）之后停用的账号、撤销的接口密钥又恢复了原状，请核对。"
                        .formatted(Backup.BEIJING.format(restoration.asOf())),
                "All sessions and password links have ended, everybody signs in again; accounts deactivated and API keys withdrawn after %s (Beijing time) are as they were then, check them."
                        .formatted(Backup.BEIJING.format(restoration.asOf())));
        if (!restoration.withKeys() && !Files.exists(data.resolve("keys/master.keys"))) {
            Language.say(
                    "请把单独保存的密钥放回 %s 和 %s，再用 ./anxin verify --all 核对，然后启动。"
                            .formatted(data.resolve("keys/master.keys"), data.resolve("evidence/key")),
                    "Put the keys that are kept apart back to %s and %s, check with ./anxin verify --all, then start it."
                            .formatted(data.resolve("keys/master.keys"), data.resolve("evidence/key")));
            return Exit.DONE;
        }
        var key = publicKey(data);
        try (var context = Running.forOneTask(installation)) {
            var audit = context.getBean(EvidenceAudit.class);
            int exit = Verify.say(audit.verify(key, null));
            if (key != null) {
                var sample = audit.sample(key, SAMPLE);
                Language.say(
                        "抽查 %,d 份回执，%,d 份得到证明（树头大小 %,d）。".formatted(sample.tried(), sample.proven(), sample.size()),
                        "%,d receipts were tried and %,d proven (by the head of size %,d)."
                                .formatted(sample.tried(), sample.proven(), sample.size()));
                exit = sample.proven() < sample.tried() ? Exit.DONE_WITH_FAULTS : exit;
            }
            if (!restoration.withKeys()) {
                Language.say(
                        "启动前，请把单独保存的密钥放回 %s 和 %s。".formatted(data.resolve("keys"), data.resolve("evidence/key")),
                        "Before you start it, put the keys that are kept apart back to %s and %s."
                                .formatted(data.resolve("keys"), data.resolve("evidence/key")));
            }
            return exit;
        }
    }

    private static @Nullable VerifierKey publicKey(Path data) throws IOException {
        var file = data.resolve("evidence/key.pub");
        return Files.exists(file) ? VerifierKey.parse(Files.readString(file).strip()) : null;
    }
}
