package anxin.server.clue.intake;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers and secrets of receipts (回执编号、查询码), in letters and digits that cannot be mistaken for each other. A number has
 * 60 random bits and a check letter, so that a slip of the pen is told from a receipt that does not exist.
 */
final class ClueNumbers {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_LETTERS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ClueNumbers() {}

    /** A new number, such as {@code 2026-7K3P-9M2Q-H4TDC}. */
    static String next(int year) {
        var letters = new StringBuilder();
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return grouped(year + letters.toString());
    }

    private static String grouped(String plain) {
        return "%s-%s-%s-%s%s"
                .formatted(
                        plain.substring(0, 4),
                        plain.substring(4, 8),
                        plain.substring(8, 12),
                        plain.substring(12, 16),
                        check(plain));
    }

    /** The number as it was given out, from what somebody typed; nothing if it cannot be one. */
    static Optional<String> read(String typed) {
        var plain = plain(typed);
        return plain.length() == 17
                        && plain.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0)
                        && check(plain.substring(0, 16)) == plain.charAt(16)
                ? Optional.of(grouped(plain.substring(0, 16)))
                : Optional.empty();
    }

    /** 16 bytes in 26 letters. */
    static String secret(byte[] bytes) {
        var letters = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = buffer << 8 | each & 0xFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                letters.append(LETTERS.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return bits == 0
                ? letters.toString()
                : letters.append(LETTERS.charAt(buffer << 5 - bits & 31)).toString();
    }

    /** What was typed, as it was given out: without blanks and dashes, O as 0, I and L as 1. */
    static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-–—]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    // Weights that differ from place to place tell letters that were exchanged as well.
    private static char check(String plain) {
        int sum = 0;
        for (int i = 0; i < plain.length(); i++) {
            sum += LETTERS.indexOf(plain.charAt(i)) * (2 * i + 1);
        }
        return LETTERS.charAt(sum % LETTERS.length());
    }
}
