package anxin.engine.clue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A sum of money as people type it into a list: {@code 38000}, {@code 3.8万}, {@code 三万八千元整}, {@code ￥1,200.50}. */
public final class TypedSum {

    private static final BigDecimal FEN = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000_000L);

    private TypedSum() {}

    /** The sum in fen; empty if it is none, or cannot be one person's wage. */
    public static OptionalLong fen(String typed) {
        var text = typed.strip()
                .replaceAll("^(人民币|RMB|[¥￥])", "")
                .replaceAll("(元整|元|块钱|块|圆整|圆|整)$", "")
                .replace("，", ",")
                .strip();
        var value = value(text);
        return value == null || value.signum() < 0 || value.compareTo(MOST) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(
                        value.multiply(FEN).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static @Nullable BigDecimal value(String text) {
        if (text.matches("\\d{1,3}(,\\d{3})*(\\.\\d+)?|\\d{1,12}(\\.\\d+)?")) {
            return new BigDecimal(text.replace(",", ""));
        }
        var numeral = text.isEmpty() ? null : Numeral.at(text, 0);
        return numeral == null || numeral.end() != text.length() ? null : numeral.value();
    }
}
