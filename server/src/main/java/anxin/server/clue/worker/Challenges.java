package anxin.server.clue.worker;

import anxin.server.secrecy.SecretBox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Work that a phone does before its request is taken while too many come (工作量证明). A challenge is signed and remembered by
 * nobody until it was solved; then, until it would have ended, so that it counts once.
 */
@Component
class Challenges {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int NONCE_BYTES = 11;
    private static final int SIGNED_BYTES = Long.BYTES + 1 + NONCE_BYTES;
    private static final int LONGEST_ANSWER = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretBox box;
    private final Clock clock;
    private final Map<String, Instant> spent = new ConcurrentHashMap<>();

    Challenges(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    /** A new one whose answer has so many leading bits that are zero. */
    String next(int bits) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var signed = ByteBuffer.allocate(SIGNED_BYTES)
                .putLong(clock.instant().plus(GOOD_FOR).getEpochSecond())
                .put((byte) bits)
                .put(nonce)
                .array();
        var seal = seal(signed);
        return text(ByteBuffer.allocate(signed.length + seal.length)
                .put(signed)
                .put(seal)
                .array());
    }

    /** Whether {@code challenge:n} solves a challenge of ours that was not used before; it is used now. */
    boolean solved(String work) {
        int colon = work.indexOf(':');
        if (colon < 0 || work.length() - colon > LONGEST_ANSWER) {
            return false;
        }
        var challenge = work.substring(0, colon);
        try {
            var bytes = Base64.getUrlDecoder().decode(challenge);
            var signed = Arrays.copyOf(bytes, SIGNED_BYTES);
            if (!MessageDigest.isEqual(seal(signed), Arrays.copyOfRange(bytes, SIGNED_BYTES, bytes.length))) {
                return false;
            }
            var buffer = ByteBuffer.wrap(signed);
            var ends = Instant.ofEpochSecond(buffer.getLong());
            int bits = buffer.get();
            return clock.instant().isBefore(ends) && zeros(work) >= bits && spend(text(signed), ends);
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
    }

    private boolean spend(String challenge, Instant ends) {
        var now = clock.instant();
        spent.values().removeIf(end -> !end.isAfter(now));
        return spent.putIfAbsent(challenge, ends) == null;
    }

    private byte[] seal(byte[] signed) {
        return box.index("clue.challenge", text(signed));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The leading zero bits of the SHA-256 of a text. */
    static int zeros(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            int zeros = 0;
            for (byte each : hash) {
                if (each != 0) {
                    return zeros + Integer.numberOfLeadingZeros(each & 0xFF) - 24;
                }
                zeros += 8;
            }
            return zeros;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
