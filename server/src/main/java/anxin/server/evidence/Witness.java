package anxin.server.evidence;

import anxin.engine.evidence.Checkpoint;
import anxin.engine.evidence.KeyKind;
import anxin.engine.evidence.SignedNote;
import anxin.engine.evidence.SigningKey;
import anxin.engine.evidence.VerifierKey;
import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A witness (见证方): another installation, or a person with a folder. It remembers the last head of each log that it signed and
 * signs only one that continues it; a log that was rewritten, or set back to an old backup, finds no signature here.
 */
public final class Witness {

    private static final String PREFIX = "anxin-witness/";

    private final Path home;
    private final Clock clock;

    public Witness(Path home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /** The public key that others know this witness by; made when first asked for. */
    public VerifierKey key() throws IOException {
        return signingKey().verifier();
    }

    /**
     * Checks a head and signs it.
     *
     * @param log the public key of the log, needed for one that was never seen before
     * @return the head with our signature below
     */
    public String sign(String requested, @Nullable VerifierKey log) throws IOException {
        var request = HeadRequest.parse(requested);
        var head = Checkpoint.parse(request.note().text());
        var folder = Files.createDirectories(home.resolve(head.origin().replaceAll("[^A-Za-z0-9.-]", "_")));
        var known = known(folder, head.origin(), log);
        if (!known.signed(request.note())
                || !known.name().equals(head.origin())
                || known.tree().hash() != head.hash()) {
            throw new Trouble(
                    "这个树头不是 %s 的密钥签的，没有见证。".formatted(known.name()),
                    "This head was not signed by the key of %s; it was not witnessed.".formatted(known.name()));
        }
        requireContinues(request, head, known, folder.resolve("last"));
        var signed = signingKey().cosign(request.note(), clock.instant());
        // Remembered before it is given out: a signature that nobody knows of would be a promise broken.
        write(folder.resolve("last"), request.note().written());
        return signed.written();
    }

    private static VerifierKey known(Path folder, String origin, @Nullable VerifierKey log) throws IOException {
        var file = folder.resolve("log.pub");
        if (!Files.exists(file)) {
            if (log == null) {
                throw new Trouble(
                        "第一次见证 %s，请用 --key 给出它公布的存证公钥。".formatted(origin),
                        "%s was never witnessed here; give the public key it has published with --key."
                                .formatted(origin));
            }
            write(file, log.text() + "\n");
        }
        var known = VerifierKey.parse(Files.readString(file).strip());
        if (log != null && !log.equals(known)) {
            throw new Trouble(
                    "给出的公钥与此前见证 %s 时用的不同，没有见证。".formatted(origin),
                    "The public key is not the one that %s was witnessed by before; nothing was signed."
                            .formatted(origin));
        }
        return known;
    }

    private static void requireContinues(HeadRequest request, Checkpoint head, VerifierKey log, Path last)
            throws IOException {
        if (!Files.exists(last)) {
            return;
        }
        var seen = Checkpoint.parse(SignedNote.parse(Files.readString(last)).text());
        if (head.size() < seen.size()) {
            throw new Trouble(
                    "拒绝见证：此前见证过 %d 项记录的树头，现在只有 %d 项；后面的被删掉了，或恢复了旧的备份。".formatted(seen.size(), head.size()),
                    "Not witnessed: a head of %d leaves was signed before and this one has %d; the later ones were taken away, or an old backup was restored."
                            .formatted(seen.size(), head.size()));
        }
        if (request.old() != seen.size() && head.size() != seen.size()) {
            throw new Trouble(
                    "上次见证的树头大小是 %d，请让对方运行 ./anxin witness request 文件 --since %1$d 重新生成。".formatted(seen.size()),
                    "The last head signed here has size %d; ask for a request made with ./anxin witness request FILE --since %1$d."
                            .formatted(seen.size()));
        }
        boolean continues = head.size() == seen.size()
                ? head.root().equals(seen.root())
                : log.tree().consistent(seen.size(), seen.root(), head.size(), head.root(), request.proof());
        if (!continues) {
            throw new Trouble(
                    "拒绝见证：这个树头接不上此前见证过的大小为 %d 的树头；日志被改写过，或恢复旧备份之后又写了新的。请保留这个文件，它就是证据。".formatted(seen.size()),
                    "Not witnessed: this head does not continue the one of size %d signed before; the log was rewritten, or went on from an old backup. Keep this file, it is the evidence."
                            .formatted(seen.size()));
        }
    }

    private SigningKey signingKey() throws IOException {
        var file = home.resolve("key");
        if (!Files.exists(file)) {
            Files.createDirectories(home);
            write(file, SigningKey.create(PREFIX, KeyKind.COSIGNATURE).written());
        }
        return SigningKey.parse(Files.readString(file));
    }

    private static void write(Path file, String text) throws IOException {
        var beside = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "new-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
