package anxin.e2e;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What somebody's telephone shows: RFC 6238 codes of one secret, each shown once. */
final class Authenticator {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;
    private long lastStep;

    Authenticator(String base32) {
        var letters = base32.replace(" ", "");
        var bytes = ByteBuffer.allocate(letters.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (char letter : letters.toCharArray()) {
            buffer = (buffer << 5 | BASE32.indexOf(letter)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        this.secret = bytes.array();
    }

    /** The present code, or where that has been shown already the one that comes next. */
    String next() throws GeneralSecurityException {
        lastStep = Math.max(Instant.now().getEpochSecond() / 30, lastStep + 1);
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(lastStep).array());
        int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & 0x7fff_ffff;
        return "%06d".formatted(number % 1_000_000);
    }
}
