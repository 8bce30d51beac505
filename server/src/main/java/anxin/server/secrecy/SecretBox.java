package anxin.server.secrecy;

import anxin.server.words.Trouble;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts what must be read again. What comes out names its algorithm and key, and is bound to the place and the row it
 * was made for: {@code algorithm (1) key number (2) nonce (12) ciphertext tag (16)}.
 */
@Component
public class SecretBox {

    static final int HEADER_BYTES = 3;
    private static final int INDEX_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keyring keyring;

    SecretBox(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * Encrypts under the active key.
     *
     * @param place table and column
     * @param row its id
     */
    public byte[] encrypt(String place, long row, byte[] plain) {
        var keys = keyring.current();
        var algorithm = keyring.algorithm();
        var nonce = new byte[Algorithm.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var header = header(algorithm, keys.active());
        var key = keys.key(keys.active(), algorithm).orElseThrow();
        try {
            var encrypted = cipher(Cipher.ENCRYPT_MODE, algorithm, key, nonce, header, place, row)
                    .doFinal(plain);
            return ByteBuffer.allocate(header.length + nonce.length + encrypted.length)
                    .put(header)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte @Nullable [] encrypt(String place, long row, @Nullable String plain) {
        return plain == null ? null : encrypt(place, row, plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what was encrypted for this place and row.
     *
     * @throws Trouble if it was changed or moved, or its key is not there
     */
    public byte[] decrypt(String place, long row, byte[] encrypted) {
        try {
            var buffer = ByteBuffer.wrap(encrypted);
            var header = new byte[HEADER_BYTES];
            var nonce = new byte[Algorithm.NONCE_BYTES];
            buffer.get(header).get(nonce);
            var algorithm = Algorithm.of(header[0]);
            var key = key(Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(1)), algorithm);
            return cipher(Cipher.DECRYPT_MODE, algorithm, key, nonce, header, place, row)
                    .doFinal(encrypted, buffer.position(), buffer.remaining());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Trouble(
                    "%s 第 %d 行的加密数据读不出来，它被改动过，或者所用的密钥不在；请用 ./anxin verify --all 核对，并从备份恢复。".formatted(place, row),
                    "The encrypted value of %s, row %d, cannot be read: it was changed, or its key is missing; check with ./anxin verify --all and restore from the backup."
                            .formatted(place, row),
                    e);
        }
    }

    public @Nullable String text(String place, long row, byte @Nullable [] encrypted) {
        return encrypted == null ? null : new String(decrypt(place, row, encrypted), StandardCharsets.UTF_8);
    }

    /** What stands in an index for a text, or several: the same for the same, and nothing to be guessed from without the key. */
    public byte[] index(String place, List<@Nullable String> texts) {
        var bytes = new java.io.ByteArrayOutputStream();
        append(bytes, place);
        texts.forEach(text -> append(bytes, text));
        return keyring.current().code(bytes.toByteArray(), INDEX_BYTES);
    }

    public byte[] index(String place, String text) {
        return index(place, List.of(text));
    }

    // With their lengths, so that two lists are never one text.
    private static void append(java.io.ByteArrayOutputStream bytes, @Nullable String text) {
        var encoded = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(4)
                .putInt(text == null ? -1 : encoded.length)
                .array());
        bytes.writeBytes(encoded);
    }

    /** How everything begins that is encrypted now. */
    byte[] activeHeader() {
        return header(keyring.algorithm(), keyring.current().active());
    }

    boolean isActive(byte @Nullable [] encrypted) {
        return encrypted == null || Arrays.equals(Arrays.copyOf(encrypted, HEADER_BYTES), activeHeader());
    }

    Algorithm algorithm() {
        return keyring.algorithm();
    }

    private SecretKeySpec key(int number, Algorithm algorithm) {
        return keyring.current()
                .key(number, algorithm)
                .or(() -> keyring.refresh().key(number, algorithm))
                .orElseThrow(() -> new IllegalArgumentException("there is no key " + number));
    }

    private static byte[] header(Algorithm algorithm, int key) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(algorithm.code)
                .putShort((short) key)
                .array();
    }

    private static Cipher cipher(
            int mode, Algorithm algorithm, SecretKeySpec key, byte[] nonce, byte[] header, String place, long row)
            throws GeneralSecurityException {
        var cipher = algorithm.cipher(mode, key, nonce);
        cipher.updateAAD(header);
        cipher.updateAAD((place + ":" + row).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
