package anxin.server.access;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Encrypts what must be read again, with AES-256-GCM under a key in a file that only its owner can read. */
@Component
class SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private volatile @Nullable SecretKeySpec key;

    SecretBox(@Value("${anxin.data}/keys/access.key") Path file) {
        this.file = file;
    }

    /** What is encrypted for one owner cannot be read as another's. */
    byte[] lock(byte[] plain, long owner) {
        try {
            var nonce = Secrets.bytes(NONCE_BYTES);
            var locked = cipher(Cipher.ENCRYPT_MODE, keyToWrite(), nonce, owner).doFinal(plain);
            return ByteBuffer.allocate(nonce.length + locked.length)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] open(byte[] locked, long owner) {
        try {
            var nonce = Arrays.copyOf(locked, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, keyToRead(), nonce, owner)
                    .doFinal(locked, NONCE_BYTES, locked.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw keyTrouble(e);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, long owner)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, owner));
        return cipher;
    }

    private synchronized SecretKeySpec keyToWrite() {
        if (key == null && !Files.exists(file)) {
            make();
        }
        return keyToRead();
    }

    private SecretKeySpec keyToRead() {
        var known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    private SecretKeySpec read() {
        try {
            var bytes = Files.readAllBytes(file);
            if (bytes.length != KEY_BYTES) {
                throw keyTrouble(null);
            }
            return new SecretKeySpec(bytes, "AES");
        } catch (IOException e) {
            throw keyTrouble(e);
        }
    }

    /** Whole under its name or not at all; who comes second takes the key of who came first. */
    private void make() {
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            var draft = Files.createTempFile(folder, "access", ".new", ownerOnly(folder));
            try {
                Files.write(draft, Secrets.bytes(KEY_BYTES));
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException | NoSuchFileException others) {
                // Another process has made the key.
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new Trouble(
                    "密钥文件 %s 写不了：%s；请检查这个文件夹的权限和剩余空间。".formatted(file, e.getMessage()),
                    "The key file %s cannot be written: %s; check the folder's permissions and free space."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                };
    }

    private Trouble keyTrouble(@Nullable Exception cause) {
        return new Trouble(
                "动态口令的密钥文件 %s 不在或不是原来的那个；请从备份放回，或用恢复码登录，或请系统管理员关闭动态口令。".formatted(file.getFileName()),
                "The key file %s of the second factor is missing or not the one it was; put it back from the backup, use a recovery code, or ask the system administrator to switch the second factor off."
                        .formatted(file.getFileName()),
                cause);
    }
}
