package anxin.engine.policy;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a value fits its parameter: its unit, its decimals, and the band the law allows. */
final class ValueForm {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final int SHARE_DECIMALS = 6;
    private static final int YUAN_DECIMALS = 2;

    private ValueForm() {}

    /** What is wrong with a value, or nothing. */
    static @Nullable Words problem(String id, Unit unit, ParameterDefinition.@Nullable Bounds bounds, String text) {
        if (unit == Unit.TEXT) {
            return null;
        }
        if (unit == Unit.FLAG) {
            return text.equals("yes") || text.equals("no")
                    ? null
                    : new Words(
                            "参数“" + id + "”应是 \"yes\" 或 \"no\"，不能是“" + text + "”。",
                            "'" + id + "' must be \"yes\" or \"no\", not '" + text + "'.");
        }
        if (unit == Unit.DATE) {
            return Piece.isDate(text)
                    ? null
                    : new Words(
                            "参数“" + id + "”的“" + text + "”不是存在的日期。",
                            "'" + id + "': '" + text + "' is no day that exists.");
        }
        if (!NUMBER.matcher(text).matches()) {
            return new Words(
                    "参数“" + id + "”要一个数，“" + text + "”不是，应写作 30 或 0.02。",
                    "'" + id + "' wants a number, and '" + text + "' is none; write 30 or 0.02.");
        }
        var number = new BigDecimal(text);
        int decimals = decimals(unit);
        if (number.stripTrailingZeros().scale() > decimals) {
            return new Words(
                    "参数“" + id + "”的“" + text + "”小数位太多，最多" + decimals + "位。",
                    "'" + id + "': '" + text + "' has too many decimals, at most " + decimals + ".");
        }
        if (bounds != null && !bounds.allow(number)) {
            return new Words(
                    "参数“" + id + "”的 " + text + " 超出规定幅度 " + bounds.text() + "（" + bounds.basis() + "），请改在幅度内。",
                    "'" + id + "': " + text + " lies outside the band " + bounds.text() + " (" + bounds.basis()
                            + "); choose a value within it.");
        }
        return null;
    }

    private static int decimals(Unit unit) {
        return switch (unit) {
            case SHARE -> SHARE_DECIMALS;
            case YUAN -> YUAN_DECIMALS;
            default -> 0;
        };
    }
}
