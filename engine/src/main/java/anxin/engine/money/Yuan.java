package anxin.engine.money;

/** Amounts in yuan (元) as plain digits with at most two decimals, and as whole fen (分). */
public final class Yuan {

    /** The largest amount that is read: one fen short of a trillion yuan (万亿元). */
    public static final long MAX_FEN = 99_999_999_999_999L;

    /** What {@link #parse} answers for a text that is not an amount. */
    public static final long NOT_AN_AMOUNT = Long.MIN_VALUE;

    /** What {@link #parse} answers for an amount beyond {@link #MAX_FEN}. */
    public static final long TOO_LARGE = Long.MIN_VALUE + 1;

    private Yuan() {}

    /** The fen of {@code 1200}, {@code 1200.5} or {@code -1200.50}. */
    public static long fen(String text) {
        long fen = parse(text);
        if (fen == NOT_AN_AMOUNT || fen == TOO_LARGE) {
            throw new IllegalArgumentException(
                    "An amount is digits with at most two decimals, below 1000000000000; this is \"%s\""
                            .formatted(text));
        }
        return fen;
    }

    /** As {@link #fen}, but says what is wrong by {@link #NOT_AN_AMOUNT} or {@link #TOO_LARGE}. */
    public static long parse(String text) {
        int length = text.length();
        boolean negative = length > 0 && text.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int at = start;
        long fen = 0;
        boolean tooLarge = false;
        for (; at < length && isDigit(text.charAt(at)); at++) {
            fen = fen * 10 + (text.charAt(at) - '0');
            tooLarge |= fen > MAX_FEN / 100;
            fen = tooLarge ? 0 : fen;
        }
        if (at == start) {
            return NOT_AN_AMOUNT;
        }
        fen *= 100;
        if (at < length) {
            int decimals = length - at - 1;
            if (text.charAt(at) != '.' || decimals < 1 || decimals > 2) {
                return NOT_AN_AMOUNT;
            }
            for (int unit = 10; ++at < length; unit = 1) {
                if (!isDigit(text.charAt(at))) {
                    return NOT_AN_AMOUNT;
                }
                fen += unit * (long) (text.charAt(at) - '0');
            }
        }
        return tooLarge ? TOO_LARGE : negative ? -fen : fen;
    }

    /** Plain digits with two decimals, such as {@code 1200.50}. */
    public static String text(long fen) {
        long abs = Math.absExact(fen);
        long decimals = abs % 100;
        return (fen < 0 ? "-" : "") + abs / 100 + (decimals < 10 ? ".0" : ".") + decimals;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
