package anxin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A county inherits from its city, the city from its province, the province from the nation; each value from its day. */
class InheritanceTests {

    private static final LocalDate LAW = LocalDate.of(2021, 11, 1);

    @TempDir
    Path folder;

    @BeforeEach
    void nationProvinceAndCounty() {
        Packs.pack(folder, "national", "national", "in force");
        Packs.pack(folder, "62-province", "62", "in force");
        Packs.pack(folder, "620724-county", "620724", "draft");
        Packs.parameter(folder, "national", "deposit.rate", "share", "2020-05-01=0.02", "2021-11-01=0.015");
        Packs.rule(folder, "national", "account-frozen", "account.frozen >= 1");
    }

    @Test
    void aValueHoldsFromItsDayOn() throws PolicyErrors {
        var policy = load().forced("national");

        assertThat(value(policy, LocalDate.of(2020, 4, 30))).isEmpty();
        assertThat(value(policy, LocalDate.of(2020, 5, 1))).contains("0.02");
        assertThat(value(policy, LAW.minusDays(1))).contains("0.02");
        assertThat(value(policy, LAW)).contains("0.015");
    }

    @Test
    void theNearestPackWithAValueByThatDayDecides() throws PolicyErrors {
        Packs.parameter(folder, "62-province", "deposit.rate", "share", "2022-04-15=0.03");
        var policy = load().forced("620724");

        assertThat(value(policy, LocalDate.of(2022, 4, 14))).contains("0.015");
        assertThat(value(policy, LocalDate.of(2022, 4, 15))).contains("0.03");
        assertThat(policy.parameter("deposit.rate", LAW).orElseThrow().packCode())
                .isEqualTo("national");
        assertThat(policy.parameter("deposit.rate", LocalDate.of(2026, 1, 1))
                        .orElseThrow()
                        .packCode())
                .isEqualTo("62");
    }

    @Test
    void anEmptyValueEndsTheMeasureThereAndBelow() throws PolicyErrors {
        Packs.parameter(folder, "62-province", "deposit.rate", "share", "2022-04-15=0.03", "2024-01-01=null");

        var policies = load();

        assertThat(value(policies.forced("620724"), LocalDate.of(2023, 12, 31))).contains("0.03");
        assertThat(value(policies.forced("620724"), LocalDate.of(2024, 1, 1))).isEmpty();
        assertThat(value(policies.forced("national"), LocalDate.of(2024, 1, 1))).contains("0.015");
    }

    @Test
    void anOpenPointIsToldAndTheValueAboveHolds() throws PolicyErrors {
        Packs.parameter(folder, "62-province", "deposit.rate", "share", "2022-04-15=open");
        var policy = load().forced("62");

        assertThat(value(policy, LocalDate.of(2026, 1, 1))).contains("0.015");
        assertThat(policy.parameters().get("deposit.rate").said())
                .filteredOn(DatedValue::open)
                .extracting(DatedValue::packCode)
                .containsExactly("62");
    }

    @Test
    void aLowerPackReplacesSingleKeysOfARule() throws PolicyErrors {
        Packs.write(folder, "62-province/rules/account-frozen.yaml", """
                id: account-frozen
                levels: {YELLOW: account.frozen >= 1, RED: account.frozen >= 2}
                clear_by: {YELLOW: 3 workdays, RED: 1 workdays}
                """);
        var policies = load();

        var province = policies.forced("62").rules().getFirst();
        assertThat(province.levels())
                .containsExactly(Map.entry("YELLOW", "account.frozen >= 1"), Map.entry("RED", "account.frozen >= 2"));
        assertThat(province.title().en()).isEqualTo("Some rule");
        assertThat(province.sources().get("levels.RED").file()).contains("62-province");
        assertThat(province.sources().get("title").file()).contains("national");
        assertThat(policies.forced("national").rules().getFirst().levels()).containsOnlyKeys("RED");
        assertThat(policies.forced("620724").rules())
                .isEqualTo(policies.forced("62").rules());
    }

    @Test
    void aLowerPackSwitchesARuleOffAndOneBelowItOnAgain() throws PolicyErrors {
        Packs.write(folder, "62-province/rules/account-frozen.yaml", "id: account-frozen\noff: true\n");
        Packs.write(folder, "620724-county/rules/account-frozen.yaml", "id: account-frozen\noff: false\n");
        var policies = load();

        assertThat(policies.forced("national").rules()).hasSize(1);
        assertThat(policies.forced("62").rules()).isEmpty();
        assertThat(policies.forced("620724").rules()).hasSize(1);
    }

    @Test
    void anAreaTakesTheLongestPrefixAndADraftOnlyWhenSwitchedOn() throws PolicyErrors {
        Packs.pack(folder, "6207-city", "6207", "closed");
        var policies = load();

        assertThat(policies.forArea("620724").packCode()).isEqualTo("62");
        assertThat(policies.forArea("620724103").packCode()).isEqualTo("62");
        assertThat(policies.forArea("500101").packCode()).isEqualTo("national");
        var tried = policies.with(Set.of("620724"), Map.of());
        assertThat(tried.forArea("620724103").packCode()).isEqualTo("620724");
        assertThat(tried.forArea("620725").packCode()).isEqualTo("62");
        assertThat(policies.forced("620724").chain())
                .extracting(Pack::code)
                .containsExactly("620724", "62", "national");
    }

    @Test
    void aFolderLaidOverReplacesFilesAndKeepsTheRest(@TempDir Path over) throws PolicyErrors {
        Packs.parameter(folder, "national", "deposit.cap", "yuan", "2021-11-01=5000000");
        Packs.pack(over, "anything", "62", "in force");
        Packs.parameter(over, "anything", "deposit.cap", "yuan", "2022-04-15=15000000");
        Packs.parameter(over, "national", "deposit.rate", "share", "2020-05-01=0.01");
        Packs.pack(over, "50-city", "50", "in force");
        var policies = Policies.load(folder, List.of(over));

        assertThat(policies.pack("50")).isPresent();
        assertThat(value(policies.forced("62"), LocalDate.of(2026, 1, 1))).contains("0.01");
        assertThat(policies.forced("62").parameter("deposit.cap", LocalDate.of(2026, 1, 1)))
                .map(ParameterValue::value)
                .contains(new BigDecimal("15000000"));
        assertThat(policies.forced("national").parameter("deposit.cap", LocalDate.of(2026, 1, 1)))
                .map(ParameterValue::value)
                .contains(new BigDecimal("5000000"));
    }

    @Test
    void aValueSetByHandHoldsOnEveryDayInEveryPack() throws PolicyErrors {
        Packs.parameter(folder, "62-province", "deposit.rate", "share", "2022-04-15=0.03");
        var tried = load().with(Set.of(), Map.of("deposit.rate", "0.01"));

        assertThat(value(tried.forced("62"), LocalDate.of(1999, 1, 1))).contains("0.01");
        assertThat(value(tried.forced("62"), LocalDate.of(2026, 1, 1))).contains("0.01");
        assertThat(tried.forced("62")
                        .parameter("deposit.rate", LAW)
                        .orElseThrow()
                        .packCode())
                .isEqualTo(Policies.SET);
        var without = load().with(Set.of(), Map.of("deposit.rate", "unset"));
        assertThat(value(without.forced("62"), LocalDate.of(2026, 1, 1))).isEmpty();
    }

    @Test
    void minimumWagesGoByTheLongestAreaPrefixThenTheLatestDay() throws PolicyErrors {
        Packs.write(folder, "common/minimum-wage.yaml", """
                title: {zh: 最低工资, en: Minimum wages}
                rates:
                  - {area: "62", since: 2021-09-01, monthly: "1670", basis: 某通知, confidence: R}
                  - {area: "62", since: 2023-11-01, monthly: "1850", basis: 某通知, confidence: R}
                  - {area: "620724", since: 2023-11-01, monthly: "1910.50", basis: 某通知, confidence: R}
                """);
        var policy = load().forced("national");

        assertThat(policy.minimumWageFen("620724", LocalDate.of(2021, 8, 31))).isEmpty();
        assertThat(policy.minimumWageFen("620724", LocalDate.of(2023, 10, 31))).hasValue(167_000);
        assertThat(policy.minimumWageFen("620724103", LocalDate.of(2023, 11, 1)))
                .hasValue(191_050);
        assertThat(policy.minimumWageFen("620725", LocalDate.of(2026, 1, 1))).hasValue(185_000);
        assertThat(policy.minimumWageFen("500101", LocalDate.of(2026, 1, 1))).isEmpty();
    }

    private Policies load() throws PolicyErrors {
        return Policies.load(folder, List.of());
    }

    private static Optional<String> value(Policy policy, LocalDate on) {
        return policy.parameter("deposit.rate", on).map(value -> value.value().toPlainString());
    }
}
