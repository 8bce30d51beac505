package anxin.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankCardTests {

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({"6222020000000000000, 6222****0000", "123456789012, 1234****9012", "123456789, ****89", "7, ****7"})
    void aNumberIsShownMasked(String number, String shown) {
        assertThat(BankCard.masked(number)).isEqualTo(shown);
    }
}
