package anxin.engine.facts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** A share as an exact quotient (比例), so that a level is never decided by rounding. */
public record Share(long numerator, long denominator) implements Comparable<Share> {

    public static final Share NONE = new Share(0, 1);

    public Share {
        if (denominator <= 0) {
            throw new IllegalArgumentException("a share of %d parts does not exist".formatted(denominator));
        }
    }

    /** The quotient, or no share at all when there is nothing to divide by. */
    public static Share of(long numerator, long denominator) {
        return denominator > 0 ? new Share(numerator, denominator) : NONE;
    }

    public static Share of(BigDecimal value) {
        var plain = value.stripTrailingZeros();
        int scale = Math.max(0, plain.scale());
        return new Share(
                plain.setScale(scale).unscaledValue().longValueExact(),
                BigInteger.TEN.pow(scale).longValueExact());
    }

    @Override
    public int compareTo(Share other) {
        return BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(other.denominator))
                .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    }

    /** The share rounded half-up, for showing only. */
    public BigDecimal rounded(int decimals) {
        return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), decimals, RoundingMode.HALF_UP);
    }

    /** This share of an amount, half-up to the fen. */
    public long ofFen(long fen) {
        return BigDecimal.valueOf(fen)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
