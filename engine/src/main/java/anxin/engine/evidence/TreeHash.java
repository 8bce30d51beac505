package anxin.engine.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.jcajce.provider.digest.SM3;

/** The hash function of a log; once it has begun it keeps it. */
public enum TreeHash {
    SHA256,
    /** GB/T 32905. */
    SM3;

    /** The hash of these bytes, one after the other. */
    public Hash of(byte[]... parts) {
        var digest = digest();
        for (var part : parts) {
            digest.update(part);
        }
        return Hash.of(digest.digest());
    }

    private MessageDigest digest() {
        if (this == SM3) {
            return new SM3.Digest();
        }
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
