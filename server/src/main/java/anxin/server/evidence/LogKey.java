package anxin.server.evidence;

import anxin.engine.evidence.KeyKind;
import anxin.engine.evidence.MerkleTree;
import anxin.engine.evidence.SigningKey;
import anxin.engine.evidence.VerifierKey;
import anxin.server.words.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key that signs the heads, kept in a file that only its owner can read and made when it is first needed. */
@Component
class LogKey {

    private static final String PREFIX = "anxin/";

    private final Path home;
    private @Nullable SigningKey key;

    private final boolean sm;

    LogKey(
            @Value("${anxin.evidence.home:${anxin.data}/evidence}") Path home,
            @Value("${anxin.evidence.sm:false}") boolean sm) {
        this.home = home;
        this.sm = sm;
    }

    /** The kind of tree whose heads it signs. */
    MerkleTree tree() {
        return verifier().tree();
    }

    static Trouble anotherAlgorithm() {
        return new Trouble(
                "存证日志已经用另一种算法开始，不能中途更换（ANXIN_EVIDENCE_SM：国密 SM3/SM2 为 true，SHA-256/Ed25519 为 false）；请改回原来的设置。",
                "The evidence log has begun with another algorithm and cannot change it (ANXIN_EVIDENCE_SM: true for SM3 and SM2, false for SHA-256 and Ed25519); set it as it was.");
    }

    VerifierKey verifier() {
        return get().verifier();
    }

    synchronized SigningKey get() {
        var known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    private SigningKey read() {
        var file = home.resolve("key");
        try {
            if (!Files.exists(file)) {
                requireFirst(file);
                create(file);
            }
            var read = SigningKey.parse(Files.readString(file));
            if ((read.kind() == KeyKind.SM2) != sm) {
                throw anotherAlgorithm();
            }
            Files.writeString(home.resolve("key.pub"), read.verifier().text() + "\n");
            return read;
        } catch (IllegalArgumentException broken) {
            throw new Trouble(
                    "存证私钥 %s 读不出来（%s）；请从备份恢复这个文件。".formatted(file, broken.getMessage()),
                    "The signing key %s cannot be read (%s); restore this file from its backup."
                            .formatted(file, broken.getMessage()),
                    broken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Where a public key stands a log has begun, and what another key signs would not belong to it.
    private void requireFirst(Path file) {
        if (Files.exists(home.resolve("key.pub"))) {
            throw new Trouble(
                    "存证私钥 %s 不在了；请把单独保存的那一份放回原处。确实找不回来时，移走同一文件夹里的 key.pub，系统会换一把新的，此前的回执仍用旧公钥验证。".formatted(file),
                    "The signing key %s is gone; put back the copy that is kept apart. If there is none, move key.pub in the same folder away and a new key is made; earlier receipts are still checked by the old public key."
                            .formatted(file));
        }
    }

    // Two applications may start at once: whoever links the file first has made the key.
    private void create(Path file) throws IOException {
        Files.createDirectories(home);
        var made = home.resolve("key-" + UUID.randomUUID());
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(made, onlyOwner);
        try {
            Files.writeString(
                    made,
                    SigningKey.create(PREFIX, sm ? KeyKind.SM2 : KeyKind.ED25519)
                            .written());
            try (var channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException another) {
            // Theirs counts.
        } finally {
            Files.deleteIfExists(made);
        }
    }
}
