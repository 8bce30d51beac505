package anxin.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YuanTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 100",
        "1200, 120000",
        "1200.5, 120050",
        "1200.50, 120050",
        "0.01, 1",
        "0.1, 10",
        "007, 700",
        "-0.01, -1",
        "-12.30, -1230",
        "999999999999.99, 99999999999999"
    })
    void plainDigitsAreReadToTheFen(String text, long fen) {
        assertThat(Yuan.fen(text)).isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                ".5",
                "5.",
                "1.234",
                "1,200.50",
                "１２００",
                "1e3",
                "+3",
                "1 200",
                "--1",
                "1.2.3",
                "12a",
                "1.a",
                "1.1a",
                "1000000000000",
                "99999999999999999999999999"
            })
    void anythingElseIsNoAmount(String text) {
        assertThatThrownBy(() -> Yuan.fen(text)).hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "1, 0.01", "10, 0.10", "120050, 1200.50", "-1, -0.01", "-1230, -12.30"})
    void fenAreWrittenAsYuanWithTwoDecimals(long fen, String text) {
        assertThat(Yuan.text(fen)).isEqualTo(text);
    }

    @Test
    void tooLargeIsToldApartFromNoAmountAtAll() {
        assertThat(Yuan.parse("1000000000000")).isEqualTo(Yuan.TOO_LARGE);
        assertThat(Yuan.parse("1000000000000x")).isEqualTo(Yuan.NOT_AN_AMOUNT);
    }
}
