package anxin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.calendar.Holidays;
import anxin.engine.rules.RuleCompiler;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The packs we ship say what the requirements and the law say. */
class ShippedPacksTests {

    static final Path SHIPPED = Path.of("..", "policies");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final List<String> CATEGORIES = List.of("01", "02", "03", "04", "05", "06", "07", "08", "99");

    @Test
    void loadWithoutFaultAndEveryConditionReads() throws PolicyErrors {
        var policies = Policies.load(SHIPPED, List.of(), new RuleCompiler());

        assertThat(policies.packs())
                .extracting(Pack::code)
                .containsExactly("national", "32", "3204", "33", "330783", "50", "62", "620724");
        assertThat(policies.forced("national").rules()).hasSize(26);
        assertThat(policies.holidays())
                .extracting(Holidays::year)
                .containsExactly(2020, 2021, 2022, 2023, 2024, 2025, 2026);
    }

    @Test
    void theNumbersOfTheRulesHoldOnEarlyDaysToo() throws PolicyErrors {
        var national = shipped().forced("national");

        assertThat(number(national, "deposit.rate", LocalDate.of(2018, 3, 1))).isEqualTo("0.02");
        assertThat(number(national, "account-open-days", LocalDate.of(2018, 3, 1)))
                .isEqualTo("30");
        assertThat(national.parameter("account-open-days", LocalDate.of(2021, 7, 6))
                        .orElseThrow()
                        .confidence())
                .isEqualTo(Confidence.P);
        assertThat(national.parameter("account-open-days", LocalDate.of(2021, 7, 7))
                        .orElseThrow()
                        .confidence())
                .isEqualTo(Confidence.V2);
    }

    @Test
    void thePacksDifferWhereTheSpecificationSaysSo() throws PolicyErrors {
        var policies = shipped();

        assertThat(ratios(policies.forced("national"))).containsOnly("-");
        assertThat(ratios(policies.forced("50"))).containsOnly("-");
        assertThat(ratios(policies.forced("620724")))
                .containsExactly("0.30", "0.15", "-", "0.20", "0.15", "0.15", "0.15", "-", "-");
        assertThat(onboarding(policies, "national")).containsExactly("-", "-");
        assertThat(onboarding(policies, "50")).containsExactly("0", "0");
        assertThat(onboarding(policies, "620724")).containsExactly("3000000", "3");
        assertThat(onboarding(policies, "330783")).containsExactly("-", "-");
        assertThat(onboarding(policies, "3204")).containsExactly("-", "-");
        assertThat(policies.packs()).allSatisfy(pack -> {
            var policy = policies.forced(pack.code());
            assertThat(number(policy, "deposit.rate", TODAY)).isEqualTo("0.02");
            assertThat(number(policy, "deposit.cap", TODAY))
                    .isEqualTo(pack.code().equals("620724") ? "15000000" : "-");
        });
        assertThat(policies.forced("50")
                        .parameter("onboard.cost", TODAY)
                        .orElseThrow()
                        .confidence())
                .isEqualTo(Confidence.P);
    }

    @Test
    void draftsAreUsedOnlyWhenSwitchedOn() throws PolicyErrors {
        var policies = shipped();

        assertThat(policies.forArea("620724").packCode()).isEqualTo("62");
        assertThat(policies.forArea("330783").packCode()).isEqualTo("33");
        assertThat(policies.with(Set.of("620724"), Map.of())
                        .forArea("620724001")
                        .packCode())
                .isEqualTo("620724");
        assertThat(policies.forArea("500101").packCode()).isEqualTo("50");
        assertThat(policies.forArea("320402").packCode()).isEqualTo("3204");
        assertThat(policies.forArea("110101").packCode()).isEqualTo("national");
    }

    @Test
    void minimumWagesChangeOnTheirDay() throws PolicyErrors {
        var policy = shipped().forced("national");

        assertThat(policy.minimumWageFen("320402", LocalDate.of(2023, 12, 31))).hasValue(228_000);
        assertThat(policy.minimumWageFen("320402", LocalDate.of(2024, 1, 1))).hasValue(249_000);
        assertThat(policy.minimumWageFen("330783", LocalDate.of(2024, 1, 1))).hasValue(226_000);
        assertThat(policy.minimumWageFen("500101", LocalDate.of(2024, 12, 31))).hasValue(200_000);
        assertThat(policy.minimumWageFen("500101", LocalDate.of(2025, 1, 1))).hasValue(220_000);
        assertThat(policy.minimumWageFen("110101", TODAY)).isEmpty();
    }

    @Test
    void aCampaignThatIsOverHasNoDatesAnyMore() throws PolicyErrors {
        var jiangsu = shipped().forced("32");

        assertThat(jiangsu.inForce("report.progress.due", LocalDate.of(2024, 11, 1)))
                .map(DatedValue::text)
                .contains("2025-01-03");
        assertThat(jiangsu.inForce("report.progress.due", LocalDate.of(2025, 1, 29)))
                .isEmpty();
    }

    private static Policies shipped() throws PolicyErrors {
        return Policies.load(SHIPPED, List.of());
    }

    private static List<String> ratios(Policy policy) {
        return CATEGORIES.stream()
                .map(category -> number(policy, "labour-cost-ratio." + category, TODAY))
                .toList();
    }

    private static List<String> onboarding(Policies policies, String code) {
        return List.of(
                number(policies.forced(code), "onboard.cost", TODAY),
                number(policies.forced(code), "onboard.months", TODAY));
    }

    private static String number(Policy policy, String id, LocalDate on) {
        return policy.parameter(id, on)
                .map(value -> value.value().toPlainString())
                .orElse("-");
    }
}
