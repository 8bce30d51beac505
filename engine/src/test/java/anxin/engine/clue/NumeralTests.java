package anxin.engine.clue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people write them in letters. */
class NumeralTests {

    @ParameterizedTest
    @CsvSource({
        "35000元, 35000",
        "'35,000.50元', 35000.50",
        "3.5万元, 35000.0",
        "三点五万, 35000.0",
        "叁万伍仟元整, 35000",
        "三万五, 35000",
        "3万5, 35000",
        "3万5千, 35000",
        "两万零五百块, 20500",
        "一百二, 120",
        "一百零二, 102",
        "十几万, 100000",
        "几百人, 100",
        "数十万, 100000",
        "二三十万, 200000",
        "30多万, 300000",
        "百万, 1000000",
        "１２０, ",
        "2w, 20000",
        "一亿两千万, 120000000",
        "四十八, 48",
        "2到3万, 20000",
        "'5，6千', 5000",
        "三至五万, 30000",
        "52万一直没给, 520000",
        "十一个人, 11",
        "17万6, 176000"
    })
    void aNumberIsReadWithItsUnits(String written, String value) {
        var plain = LetterText.of("", written).body();
        var numeral = Numeral.at(plain, 0);
        assertThat(numeral).isNotNull();
        assertThat(numeral.value()).isEqualByComparingTo(value == null ? "120" : value);
    }

    @Test
    void theNameOfADistrictIsNoNumber() {
        assertThat(Numeral.at("A7县", 1)).isNull();
    }

    @Test
    void aSpanAndAVagueNumberAreMarkedSo() {
        assertThat(Numeral.at("七八个人", 0)).isNotNull().satisfies(n -> {
            assertThat(n.intValue()).isEqualTo(7);
            assertThat(n.vague()).isTrue();
        });
        assertThat(Numeral.at("30余名", 0))
                .isNotNull()
                .satisfies(n -> assertThat(n.vague()).isTrue());
    }
}
