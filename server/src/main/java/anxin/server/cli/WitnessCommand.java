package anxin.server.cli;

import anxin.server.evidence.Witness;
import anxin.server.evidence.Witnesses;
import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./anxin witness}: heads of one log signed by another, by files that can go by mail. */
@Command(name = "witness")
class WitnessCommand {

    /** On the side of the log: its last head, for a witness. */
    @Command(name = "request", mixinStandardHelpOptions = true)
    int request(
            @Mixin Installation installation,
            @Parameters(paramLabel = "FILE", index = "0") Path file,
            @Option(names = "--since", paramLabel = "SIZE") @Nullable Long since)
            throws IOException {
        try (var context = Running.forOneTask(installation)) {
            write(file, context.getBean(Witnesses.class).request(since));
        }
        Language.say(
                "已写出待见证的树头 %s；交给见证方运行 ./anxin witness sign。".formatted(file),
                "The head to be witnessed is in %s; the witness runs ./anxin witness sign on it.".formatted(file));
        return Exit.DONE;
    }

    /** On the side of the witness, without any database. */
    @Command(name = "sign", mixinStandardHelpOptions = true)
    int sign(
            @Parameters(paramLabel = "FILE", index = "0") Path request,
            @Option(names = "--out", paramLabel = "FILE", required = true) Path out,
            @Option(names = "--home", paramLabel = "DIR", defaultValue = "./data/witness") Path home,
            @Option(names = "--key", paramLabel = "FILE|TEXT") @Nullable String key)
            throws IOException {
        var witness = new Witness(home, Clock.systemUTC());
        write(out, witness.sign(Files.readString(request), key == null ? null : Verify.publicKey(key)));
        Language.say(
                "已见证，结果在 %s，请交还对方；本见证方的公钥：%s".formatted(out, witness.key().text()),
                "Witnessed; give %s back. The public key of this witness: %s"
                        .formatted(out, witness.key().text()));
        return Exit.DONE;
    }

    /** On the side of the log: the signature that came back. */
    @Command(name = "take", mixinStandardHelpOptions = true)
    int take(
            @Mixin Installation installation,
            @Parameters(paramLabel = "FILE", index = "0") Path file,
            @Option(names = "--witness", paramLabel = "FILE|TEXT") @Nullable String key)
            throws IOException {
        var witness = key == null ? null : Verify.publicKey(key);
        if (witness != null && !witness.isWitness()) {
            throw new Trouble(
                    "给出的不是见证方的公钥；见证方运行 ./anxin witness sign 时会显示它。",
                    "This is not the public key of a witness; ./anxin witness sign shows it.");
        }
        try (var context = Running.forOneTask(installation)) {
            var taken = context.getBean(Witnesses.class).take(Files.readString(file), witness);
            Language.say(
                    "已收下 %s 对大小为 %d 的树头的见证签名（%s，北京时间）。"
                            .formatted(taken.witness(), taken.size(), Backup.BEIJING.format(taken.at())),
                    "Took the signature of %s below the head of size %d (%s, Beijing time)."
                            .formatted(taken.witness(), taken.size(), Backup.BEIJING.format(taken.at())));
        }
        return Exit.DONE;
    }

    private static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new Trouble(
                    "%s 已经存在，没有覆盖；请换一个文件名。".formatted(file),
                    "%s is there already and was not overwritten; choose another name.".formatted(file),
                    there);
        }
    }
}
