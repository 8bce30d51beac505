package anxin.server.backup;

import anxin.server.words.Trouble;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The form of a sealed file: a line that names it, what makes the keys from the passphrase (Argon2id), an HMAC over both, then
 * chunks under AES-256-GCM. The nonce of a chunk is its number and whether it is the last, so that none can be left out, moved
 * or cut off unnoticed.
 */
final class SealedForm {

    static final int CHUNK = 1 << 16;
    static final int TAG = 16;

    private static final String NAME = "anxin-backup/";
    private static final byte[] MAGIC = (NAME + "1\n").getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int MAC = 32;
    private static final int KEY = 32;
    private static final int MEMORY_KIB = 64 << 10;
    private static final int PASSES = 3;
    private static final int LARGEST_MEMORY_KIB = 1 << 20;
    private static final int MOST_PASSES = 100;

    private final byte[] header;
    private final SecretKeySpec key;
    private final byte[] mac;

    private SealedForm(byte[] header, char[] passphrase, byte[] salt, int memory, int passes) {
        var keys = new byte[KEY + MAC];
        var argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .build());
        argon.generateBytes(passphrase, keys);
        this.header = header;
        this.key = new SecretKeySpec(keys, 0, KEY, "AES");
        this.mac = hmac(Arrays.copyOfRange(keys, KEY, keys.length), header);
        Arrays.fill(keys, (byte) 0);
    }

    static SealedForm create(char[] passphrase) {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        var header = ByteBuffer.allocate(MAGIC.length + SALT + 2 * Integer.BYTES)
                .put(MAGIC)
                .put(salt)
                .putInt(MEMORY_KIB)
                .putInt(PASSES)
                .array();
        return new SealedForm(header, passphrase, salt, MEMORY_KIB, PASSES);
    }

    /** Reads what stands before the chunks; a passphrase that is not the one is noticed here. */
    static SealedForm read(InputStream from, char[] passphrase) throws IOException {
        var in = new DataInputStream(from);
        try {
            var magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new String(magic, StandardCharsets.US_ASCII).startsWith(NAME) ? newer() : notABackup();
            }
            var salt = in.readNBytes(SALT);
            int memory = in.readInt();
            int passes = in.readInt();
            if (memory < 8 || memory > LARGEST_MEMORY_KIB || passes < 1 || passes > MOST_PASSES) {
                throw wrongPassphrase();
            }
            var header = ByteBuffer.allocate(MAGIC.length + SALT + 2 * Integer.BYTES)
                    .put(magic)
                    .put(salt)
                    .putInt(memory)
                    .putInt(passes)
                    .array();
            var form = new SealedForm(header, passphrase, salt, memory, passes);
            if (!MessageDigest.isEqual(form.mac, in.readNBytes(MAC))) {
                throw wrongPassphrase();
            }
            return form;
        } catch (EOFException shorter) {
            throw damaged(shorter);
        }
    }

    byte[] beginning() {
        return ByteBuffer.allocate(header.length + mac.length)
                .put(header)
                .put(mac)
                .array();
    }

    Cipher cipher(int mode, long chunk, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(12).putLong(chunk).putInt(last ? 1 : 0).array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Trouble damaged(Throwable cause) {
        return new Trouble(
                "备份文件不完整或被改动过，没有恢复任何数据；请换一份备份。",
                "The backup is incomplete or was changed; nothing was restored. Use another copy.",
                cause);
    }

    private static Trouble wrongPassphrase() {
        return new Trouble(
                "口令不对（或者备份文件的开头坏了），没有恢复任何数据；请核对口令后再试。",
                "The passphrase is not the one of this backup (or its beginning is damaged); nothing was restored. Check the passphrase and try again.");
    }

    private static Trouble notABackup() {
        return new Trouble(
                "这个文件不是安薪的备份，没有恢复任何数据；备份由 ./anxin backup 生成。",
                "This file is not a backup of Anxin; nothing was restored. Backups are made by ./anxin backup.");
    }

    static Trouble newer() {
        return new Trouble(
                "这份备份是更新版本的安薪做的，没有恢复任何数据；请先升级到那个版本再恢复。",
                "This backup was made by a newer version of Anxin; nothing was restored. Upgrade to that version first.");
    }
}
