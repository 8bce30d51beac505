package anxin.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels compare exact quotients; only what is shown is rounded. */
class ShareTests {

    @ParameterizedTest(name = "{0} ÷ {1} against {2}: {3}")
    @CsvSource({
        "10, 100, 0.10, 0",
        "99999999999999, 1000000000000000, 0.10, -1",
        "100000000000001, 1000000000000000, 0.10, 1",
        "1, 20, 0.05, 0",
        "2, 39, 0.05, 1",
        "-5, 100, 0, -1",
        "9223372036854775807, 9223372036854775806, 1, 1"
    })
    void comparesTheQuotientItself(long numerator, long denominator, BigDecimal threshold, int sign) {
        assertThat(Integer.signum(Share.of(numerator, denominator).compareTo(Share.of(threshold))))
                .isEqualTo(sign);
    }

    @Test
    void whatIsShownIsRoundedHalfUp() {
        assertThat(new Share(2, 3).rounded(4)).isEqualByComparingTo("0.6667");
        assertThat(new Share(5, 100_000).rounded(4)).isEqualByComparingTo("0.0001");
    }

    @ParameterizedTest(name = "{1} of {0} fen is {2} fen")
    @CsvSource({"12345, 0.02, 247", "25, 0.02, 1", "24, 0.02, 0", "100000000000000, 0.3, 30000000000000"})
    void aShareOfAnAmountIsHalfUpToTheFen(long fen, BigDecimal share, long expected) {
        assertThat(Share.of(share).ofFen(fen)).isEqualTo(expected);
    }

    @Test
    void nothingToDivideByIsNoShareAtAll() {
        assertThat(Share.of(3, 0)).isEqualTo(Share.NONE);
    }
}
