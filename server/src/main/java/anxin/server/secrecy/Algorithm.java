package anxin.server.secrecy;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** With what is encrypted and indexed: the international algorithms or China's (GB/T 32907, GB/T 32905). */
enum Algorithm {
    AES(1, 32, "AES/GCM/NoPadding", "HmacSHA256"),
    SM4(2, 16, "SM4/GCM/NoPadding", "HMACSM3");

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    final byte code;
    private final int keyBytes;
    private final String cipher;
    private final String mac;

    Algorithm(int code, int keyBytes, String cipher, String mac) {
        this.code = (byte) code;
        this.keyBytes = keyBytes;
        this.cipher = cipher;
        this.mac = mac;
    }

    static Algorithm of(byte code) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("encrypted with an unknown algorithm: " + code));
    }

    /** A key of this algorithm for one purpose, derived from a master key (HKDF). */
    SecretKeySpec key(byte[] master, String purpose) {
        return new SecretKeySpec(derive(master, purpose, keyBytes), name());
    }

    byte[] derive(byte[] master, String purpose, int bytes) {
        var hkdf = new HKDFBytesGenerator(this == AES ? new SHA256Digest() : new SM3Digest());
        hkdf.init(new HKDFParameters(master, null, purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        var derived = new byte[bytes];
        hkdf.generateBytes(derived, 0, bytes);
        return derived;
    }

    Cipher cipher(int mode, SecretKeySpec key, byte[] nonce) throws GeneralSecurityException {
        var made = this == AES ? Cipher.getInstance(cipher) : Cipher.getInstance(cipher, National.PROVIDER);
        made.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        return made;
    }

    Mac mac(byte[] key) {
        try {
            var made = this == AES ? Mac.getInstance(mac) : Mac.getInstance(mac, National.PROVIDER);
            made.init(new SecretKeySpec(key, mac));
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // Costs a quarter of a second, which those who do not use it need not pay.
    private static final class National {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }
}
