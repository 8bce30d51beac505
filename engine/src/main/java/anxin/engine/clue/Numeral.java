package anxin.engine.clue;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it: {@code 35,000}, {@code 3.5万}, {@code 叁万伍仟}, {@code 三万五}, {@code 十几万}, {@code 近百}.
 * A vague one stands for its bare number, a span such as {@code 二三十} for its lower end.
 *
 * @param large whether it is counted in ten thousands, as sums are
 */
record Numeral(int start, int end, BigDecimal value, boolean vague, boolean large) {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String FORMAL = "〇壹贰叁肆伍陆柒捌玖";
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);

    /** {@code 52万一直没给}: here the one belongs to what follows. */
    private static final String AFTER_ONE = "直共分个次人家样些起再边般旦定年天月毛切并拖位名";

    private static final Pattern UPPER_END =
            Pattern.compile("(?:([,、])|多?[-~—–至到])([\\d.]{1,5}|[一二两三四五六七八九])(?=[万千百十萬仟佰])");

    /** No number in a letter is longer; what is, is an account or a telephone. */
    private static final int LONGEST = 24;

    /** The number that starts at an index, if one does. */
    static @Nullable Numeral at(CharSequence text, int start) {
        return new Parser(text, start).parse();
    }

    static int digit(char c) {
        int digit = DIGITS.indexOf(c);
        if (digit < 0) {
            digit = FORMAL.indexOf(c);
        }
        return c == '两' || c == '俩' || c == '貳' ? 2 : c == '仨' ? 3 : digit;
    }

    static boolean starts(char c) {
        return (c >= '0' && c <= '9') || digit(c) >= 0 || unit(c) > 0 || c == '几' || c == '数';
    }

    private static int unit(char c) {
        return switch (c) {
            case '十', '拾' -> 10;
            case '百', '佰' -> 100;
            case '千', '仟' -> 1000;
            default -> 0;
        };
    }

    private static boolean isWan(char c) {
        return c == '万' || c == '萬';
    }

    private static boolean isYi(char c) {
        return c == '亿' || c == '億';
    }

    int intValue() {
        return value.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    }

    /** Reads from left to right: yi, then wan, then what is below, then the digit in hand. */
    private static final class Parser {

        private final CharSequence text;
        private final int start;
        private final int limit;
        private int at;
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal below = BigDecimal.ZERO;
        private @Nullable BigDecimal inHand;
        private boolean arabic;
        private boolean afterZero;
        private boolean vague;
        private boolean large;
        private boolean counted;
        private int lastUnit = 1;

        Parser(CharSequence text, int start) {
            this.text = text;
            this.start = start;
            this.at = start;
            this.limit = Math.min(text.length(), start + LONGEST);
        }

        @Nullable
        Numeral parse() {
            if (start > 0 && isLatin(text.charAt(start - 1))) {
                return null;
            }
            while (at < limit && step()) {}
            if (!counted || (inHand == null && !large && lastUnit == 1)) {
                return null;
            }
            var rest = inHand;
            if (rest != null) {
                below = below.add(isShort(rest) ? rest.multiply(BigDecimal.valueOf(lastUnit / 10)) : rest);
            }
            return new Numeral(start, at, total.add(below), vague, large);
        }

        /** {@code 三万五} and {@code 1万3}: the digit after a unit without its own is one tenth of it. */
        private boolean isShort(BigDecimal rest) {
            return lastUnit >= 100 && !afterZero && rest.compareTo(BigDecimal.TEN) < 0 && rest.scale() <= 0;
        }

        private boolean step() {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                return number();
            }
            if (digit(c) >= 0) {
                return chineseDigit(digit(c));
            }
            if (unit(c) > 0) {
                return small(unit(c));
            }
            if (isWan(c) || isYi(c)) {
                return large(isWan(c) ? WAN : YI, isWan(c) ? 10_000 : 100_000_000);
            }
            if ((c == 'w' || c == 'W') && arabic && !letterAt(at + 1)) {
                return large(WAN, 10_000);
            }
            if ((c == 'k' || c == 'K') && arabic && !letterAt(at + 1)) {
                return small(1000);
            }
            if (c == '几' || c == '数') {
                return some();
            }
            return (c == '多' || c == '余' || c == '来') && more();
        }

        /** {@code A7} is the name of something. */
        private static boolean isLatin(char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }

        private boolean letterAt(int index) {
            return index < text.length() && Character.isLetterOrDigit(text.charAt(index)) && text.charAt(index) < 128;
        }

        private boolean number() {
            if (inHand != null) {
                return false;
            }
            int end = at;
            var digits = new StringBuilder();
            while (end < limit) {
                char c = text.charAt(end);
                boolean digitNext = end + 1 < limit && Character.isDigit(text.charAt(end + 1));
                if (c >= '0' && c <= '9') {
                    digits.append(c);
                } else if (c == ',' && thousands(end)) {
                    // a separator of thousands
                } else if (c == '.' && digitNext && digits.indexOf(".") < 0) {
                    digits.append(c);
                } else {
                    break;
                }
                end++;
            }
            inHand = new BigDecimal(digits.toString());
            arabic = true;
            counted = true;
            at = end;
            upperEnd();
            return true;
        }

        private boolean thousands(int comma) {
            for (int i = comma + 1; i <= comma + 3; i++) {
                if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return false;
                }
            }
            return comma + 4 >= text.length() || !Character.isDigit(text.charAt(comma + 4));
        }

        private boolean chineseDigit(int digit) {
            if (digit == 0 && inHand == null) {
                afterZero = true;
                at++;
                return counted;
            }
            if (inHand != null) {
                return nextDigit(digit);
            }
            if (lastUnit == 10_000
                    && text.charAt(at) == '一'
                    && at + 1 < limit
                    && AFTER_ONE.indexOf(text.charAt(at + 1)) >= 0) {
                return false;
            }
            inHand = BigDecimal.valueOf(digit);
            counted = true;
            at++;
            if (at + 1 < limit && text.charAt(at) == '点' && digit(text.charAt(at + 1)) >= 0) {
                inHand = inHand.add(BigDecimal.valueOf(digit(text.charAt(at + 1)), 1));
                at += 2;
            }
            upperEnd();
            return true;
        }

        /** {@code 2到3万}, {@code 5,6千} and {@code 三至五万}: the upper end of a span is passed over, the unit is for both. */
        private void upperEnd() {
            var span = UPPER_END.matcher(text).region(at, limit);
            if (total.signum() == 0 && below.signum() == 0 && span.lookingAt()) {
                var lower = inHand;
                boolean neighbours = lower != null
                        && span.group(1) != null
                        && lower.compareTo(BigDecimal.TEN) < 0
                        && digitOf(span.group(2).charAt(0)) == lower.intValue() + 1
                        && span.group(2).length() == 1;
                if (span.group(1) == null || neighbours) {
                    vague = true;
                    at = span.end();
                }
            }
        }

        private static int digitOf(char c) {
            return c >= '0' && c <= '9' ? c - '0' : digit(c);
        }

        /** {@code 二三十} is a span; {@code 二〇一八} is digit by digit. */
        private boolean nextDigit(int digit) {
            if (arabic) {
                return false;
            }
            var first = inHand;
            if (first != null && first.intValue() < 10 && digit == first.intValue() + 1 && !digitAt(at + 1)) {
                vague = true;
            } else if (first != null) {
                inHand = first.multiply(BigDecimal.TEN).add(BigDecimal.valueOf(digit));
            }
            at++;
            return true;
        }

        private boolean digitAt(int index) {
            return index < limit && digit(text.charAt(index)) >= 0;
        }

        private boolean small(int unit) {
            below = below.add((inHand == null ? BigDecimal.ONE : inHand).multiply(BigDecimal.valueOf(unit)));
            took(unit);
            return true;
        }

        private boolean large(BigDecimal unit, int size) {
            var many = inHand == null ? below : below.add(inHand);
            if (!counted && many.signum() == 0) {
                return false;
            }
            total = size == 100_000_000
                    ? total.add(many).multiply(unit)
                    : total.add(many.signum() == 0 ? unit : many.multiply(unit));
            below = BigDecimal.ZERO;
            large = true;
            took(size);
            return true;
        }

        private void took(int unit) {
            inHand = null;
            arabic = false;
            afterZero = false;
            counted = true;
            lastUnit = unit;
            at++;
        }

        /** {@code 几百} and {@code 十几}. */
        private boolean some() {
            if (lastUnit > 1 && inHand == null) {
                vague = true;
                at++;
                return true;
            }
            boolean unitNext = at + 1 < limit
                    && (unit(text.charAt(at + 1)) > 0 || isWan(text.charAt(at + 1)) || isYi(text.charAt(at + 1)));
            if (counted || !unitNext) {
                return false;
            }
            inHand = BigDecimal.ONE;
            vague = true;
            counted = true;
            at++;
            return true;
        }

        private boolean more() {
            if (!counted) {
                return false;
            }
            vague = true;
            at++;
            return true;
        }
    }
}
