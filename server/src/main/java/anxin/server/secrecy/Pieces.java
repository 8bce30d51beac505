package anxin.server.secrecy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts or decrypts a file piece by piece; the key is of this one file, so no nonce comes twice. */
final class Pieces {

    private final int mode;
    private final Algorithm algorithm;
    private final SecretKeySpec key;
    private long number;

    Pieces(int mode, Algorithm algorithm, SecretKeySpec key) {
        this.mode = mode;
        this.algorithm = algorithm;
        this.key = key;
    }

    byte[] next(byte[] piece, int length, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(Algorithm.NONCE_BYTES)
                .putLong(3, number++)
                .put(Algorithm.NONCE_BYTES - 1, (byte) (last ? 1 : 0))
                .array();
        return algorithm.cipher(mode, key, nonce).doFinal(piece, 0, length);
    }

    static Pieces encrypting(Algorithm algorithm, SecretKeySpec key) {
        return new Pieces(Cipher.ENCRYPT_MODE, algorithm, key);
    }

    static Pieces decrypting(Algorithm algorithm, SecretKeySpec key) {
        return new Pieces(Cipher.DECRYPT_MODE, algorithm, key);
    }
}
