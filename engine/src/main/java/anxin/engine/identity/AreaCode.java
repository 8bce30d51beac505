package anxin.engine.identity;

/**
 * Division codes (行政区划代码, GB/T 2260): two digits each for province, city and county, three more for a town.
 * As a number a code always has nine digits, so that an area and all below it are one range of numbers.
 */
public final class AreaCode {

    private AreaCode() {}

    /** Whether a text has the form of a code: 6 or 9 digits, the first not 0. */
    public static boolean wellFormed(String code) {
        if ((code.length() != 6 && code.length() != 9) || code.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The code filled up with zeros to nine digits: {@code 500101} is 500101000, and so is a prefix {@code 5001}. */
    public static int number(String code) {
        if (!code.matches("[1-9]\\d{1,8}")) {
            throw new IllegalArgumentException("A division code has 2 to 9 digits; this is \"%s\"".formatted(code));
        }
        return Integer.parseInt(code + "0".repeat(9 - code.length()));
    }

    /** The code as people write it: six digits down to the county, nine for a town. */
    public static String text(int number) {
        return String.valueOf(number % 1_000 == 0 ? number / 1_000 : number);
    }

    /** The area itself and everything below it, both ends included: {@code 50} and {@code 500000} are all Chongqing. */
    public static Range range(String code) {
        String prefix = code;
        if (prefix.length() == 9 && prefix.endsWith("000")) {
            prefix = prefix.substring(0, 6);
        }
        while ((prefix.length() == 6 || prefix.length() == 4) && prefix.endsWith("00")) {
            prefix = prefix.substring(0, prefix.length() - 2);
        }
        int first = number(prefix);
        return new Range(first, first + (int) Math.pow(10, 9 - prefix.length()) - 1);
    }

    /** Codes as nine-digit numbers, both ends included. */
    public record Range(int first, int last) {

        public boolean contains(int code) {
            return first <= code && code <= last;
        }
    }
}
