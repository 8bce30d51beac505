package anxin.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random words that open something, and their hashes, which are all that is kept of them. */
final class Secrets {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits, fit for an address or a cookie. */
    static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** Five random bits each, fit to be read out. */
    static String letters(int count) {
        var letters = new StringBuilder();
        RANDOM.ints(count, 0, LETTERS.length()).forEach(which -> letters.append(LETTERS.charAt(which)));
        return letters.toString();
    }

    static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static int below(int bound) {
        return RANDOM.nextInt(bound);
    }

    /** Enough for words nobody could guess; passwords are hashed slowly instead. */
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
