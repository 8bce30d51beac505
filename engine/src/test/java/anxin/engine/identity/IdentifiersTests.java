package anxin.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All numbers are made up; births in 1900 keep them from being anyone's. */
class IdentifiersTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110101190001010014",
                "500101190001010025",
                "620724190001010038",
                "330783190001010047",
                "320402190001010059",
                "11010119000101009X"
            })
    void aNumberWithItsCheckCharacterIsAnIdentityNumber(String number) {
        assertThat(IdentityNumber.check(number, TODAY)).isNull();
        assertThat(IdentityNumber.checkCharacter(number)).isEqualTo(number.charAt(17));
    }

    @ParameterizedTest
    @CsvSource({
        "11010119000101001, LENGTH",
        "110101900101001, LENGTH",
        "1101011900010100144, LENGTH",
        "11010119000101001A, CHARACTERS",
        "1101011900X1010014, CHARACTERS",
        "１10101190001010014, CHARACTERS",
        "110101190002290014, BIRTH_DATE",
        "110101190013010014, BIRTH_DATE",
        "110101190000010014, BIRTH_DATE",
        "110101190001000014, BIRTH_DATE",
        "110101190001010015, CHECK",
        "110101190001010041, CHECK"
    })
    void aNumberWithAFlawIsNone(String number, IdentityNumber.Flaw flaw) {
        assertThat(IdentityNumber.check(number, TODAY)).isEqualTo(flaw);
    }

    @Test
    void whoIsBornTodayHasANumberAndWhoIsBornTomorrowHasNone() {
        assertThat(IdentityNumber.check(born("20261120"), TODAY)).isNull();
        assertThat(IdentityNumber.check(born("20261121"), TODAY)).isEqualTo(IdentityNumber.Flaw.BORN_LATER);
    }

    @Test
    void theLeapDayExistsInLeapYearsOnly() {
        assertThat(IdentityNumber.check(born("20000229"), TODAY)).isNull();
        assertThat(IdentityNumber.check(born("19000229"), TODAY)).isEqualTo(IdentityNumber.Flaw.BIRTH_DATE);
    }

    @Test
    void everySingleWrongDigitIsFound() {
        String number = "110101190001010014";
        for (int at = 0; at < 6; at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String other = number.substring(0, at) + digit + number.substring(at + 1);
                assertThat(IdentityNumber.check(other, TODAY) == null).as(other).isEqualTo(other.equals(number));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"91500000MA0000007X", "91620724MA0000007R", "91330783MA00000078", "91320400MA0000007D"})
    void aCreditCodeHasTwoCheckCharacters(String code) {
        assertThat(CreditCode.check(code)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "91500000MA0000007, LENGTH",
        "91500000MA0000007I, CHARACTERS",
        "915000A0MA0000007X, CHARACTERS",
        "91500000ma0000007x, CHARACTERS",
        "91500000MA0000007Y, CHECK",
        "91500000MA0000017X, CHECK"
    })
    void aCreditCodeWithAFlawIsNone(String code, CreditCode.Flaw flaw) {
        assertThat(CreditCode.check(code)).isEqualTo(flaw);
    }

    @Test
    void theOrganisationCodeInsideIsCheckedToo() {
        String first16 = "91500000MA000001";
        String wrongInside = first16 + "7";
        String code = wrongInside + CreditCode.checkCharacter(wrongInside + "0");

        assertThat(CreditCode.organisationCheckCharacter(code)).isNotEqualTo('7');
        assertThat(CreditCode.check(code)).isEqualTo(CreditCode.Flaw.CHECK);
    }

    @ParameterizedTest
    @CsvSource({
        "6222020000000000000, true",
        "6217000000000000012, true",
        "6228480000000000026, true",
        "6222020000000000001, false",
        "62220200000000000a0, false",
        "0, false"
    })
    void aCardHasACheckDigit(String number, boolean fits) {
        assertThat(BankCard.luhn(number)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "500101, true",
        "500101001, true",
        "50010, false",
        "5001010, false",
        "050101, false",
        "50010a, false",
        "５００１０１, false"
    })
    void anAreaCodeHasSixOrNineDigits(String code, boolean wellFormed) {
        assertThat(AreaCode.wellFormed(code)).isEqualTo(wellFormed);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 500000000, 509999999",
        "500000, 500000000, 509999999",
        "500000000, 500000000, 509999999",
        "3204, 320400000, 320499999",
        "320400, 320400000, 320499999",
        "620724, 620724000, 620724999",
        "620724000, 620724000, 620724999",
        "620724101, 620724101, 620724101",
        "110100, 110100000, 110199999",
        "610100, 610100000, 610199999"
    })
    void anAreaAndAllBelowItAreOneRangeOfNumbers(String code, int first, int last) {
        assertThat(AreaCode.range(code)).isEqualTo(new AreaCode.Range(first, last));
    }

    @Test
    void theListOfAreasLeadsFromCountyToProvince() {
        Area gaotai = Areas.shipped().find(620724000);
        assertThat(gaotai).isEqualTo(new Area(620724000, "高台县", 620700000, 3));
        assertThat(Areas.shipped().find(620700000)).isEqualTo(new Area(620700000, "张掖市", 620000000, 2));
        assertThat(Areas.shipped().find(620000000)).isEqualTo(new Area(620000000, "甘肃省", 0, 1));
        assertThat(Areas.shipped().all())
                .allSatisfy(area -> assertThat(
                                area.parent() == 0 || Areas.shipped().find(area.parent()) != null)
                        .as("%s", area)
                        .isTrue());
        assertThat(Areas.shipped().all().stream().filter(area -> area.level() == 1))
                .hasSize(34);
    }

    @Test
    void aTownIsListedWithItsCounty() {
        assertThat(Areas.shipped().lists("620724101")).isTrue();
        assertThat(Areas.shipped().lists("500000")).isTrue();
        assertThat(Areas.shipped().lists("129999")).isFalse();
    }

    private static String born(String day) {
        String first17 = "110101" + day + "001";
        return first17 + IdentityNumber.checkCharacter(first17);
    }
}
