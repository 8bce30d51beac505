package anxin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a pack is said in one sentence with its file and line, and all of it at once. */
class FaultsTests {

    @TempDir
    Path folder;

    @BeforeEach
    void soundPacks() {
        Packs.pack(folder, "national", "national", "in force");
        Packs.pack(folder, "62-province", "62", "in force");
        Packs.parameter(folder, "national", "days.max", "days", "2020-05-01=30");
        Packs.rule(folder, "national", "account-frozen", "account.frozen >= 1");
    }

    @Test
    void theSoundPacksHaveNone() {
        assertThat(Packs.faults(folder, List.of())).isEmpty();
    }

    @Test
    void aNumberWithoutQuotes() {
        Packs.write(folder, "national/parameters/days.max.yaml", """
                id: days.max
                title: {zh: 数, en: Number}
                unit: days
                values:
                  2020-05-01:
                    value: 30
                    basis: 某条
                    confidence: V
                """);

        assertOnly("national/parameters/days.max.yaml", 6, "must be quoted");
    }

    @Test
    void missingBasisAndConfidenceAndAnUnknownKeyAtOnce() {
        Packs.write(folder, "national/parameters/days.max.yaml", """
                id: days.max
                title: {zh: 数, en: Number}
                unit: days
                colour: blue
                values:
                  2020-05-01:
                    value: "30"
                """);

        assertThat(texts())
                .anyMatch(text -> text.contains("days.max.yaml:4: Unknown key 'colour'"))
                .anyMatch(text -> text.contains("days.max.yaml:7: 'basis' is missing"))
                .anyMatch(text -> text.contains("days.max.yaml:7: 'confidence' is missing"))
                .hasSize(3);
    }

    @Test
    void aKeyWrittenTwiceAndADayThatDoesNotExist() {
        Packs.write(folder, "national/parameters/days.max.yaml", """
                id: days.max
                title: {zh: 数, en: Number}
                unit: days
                unit: days
                values:
                  2021-02-29: {value: "30", basis: 某条, confidence: V}
                """);

        assertThat(texts())
                .anyMatch(text -> text.contains("days.max.yaml:4: The key 'unit' stands twice"))
                .anyMatch(text -> text.contains("days.max.yaml:6: '2021-02-29' is no day that exists"))
                .hasSize(2);
    }

    @Test
    void aRateOutsideTheNationalBandInALowerPack() {
        Packs.write(folder, "national/parameters/deposit.rate.yaml", """
                id: deposit.rate
                title: {zh: 比例, en: Rate}
                unit: share
                bounds: {min: "0.01", max: "0.03", basis: 第十一条}
                values:
                  2021-11-01: {value: "0.03", basis: 某条, confidence: V}
                """);
        Packs.write(folder, "62-province/parameters/deposit.rate.yaml", """
                id: deposit.rate
                values:
                  2022-04-15: {value: "0.031", basis: 某条, confidence: V}
                """);

        assertOnly("62-province/parameters/deposit.rate.yaml", 3, "outside the band 0.01–0.03");
    }

    @Test
    void aParameterNoPackAboveDefines() {
        Packs.write(folder, "62-province/parameters/days.mux.yaml", "id: days.mux\nvalues: {}\n");

        assertOnly("62-province/parameters/days.mux.yaml", 1, "No pack above has a parameter 'days.mux'");
    }

    @Test
    void aRuleThatNamesAParameterNobodyDefines() {
        Packs.rule(folder, "national", "account-frozen", "account.frozen >= param('days.mux')");

        assertThat(texts())
                .anyMatch(text -> text.contains("national/rules/account-frozen.yaml:9:")
                        && text.contains("'days.mux' that no pack defines"));
    }

    @Test
    void aConditionWithAnUnknownFactNamesItsColumn() {
        Packs.rule(folder, "national", "account-frozen", "account.frozen >= 1 && account.melted >= 1");

        assertThat(texts())
                .anyMatch(text -> text.contains("national/rules/account-frozen.yaml:9:") && text.contains("column 31"));
    }

    @Test
    void aLevelThatDoesNotExist() {
        Packs.write(
                folder,
                "62-province/rules/account-frozen.yaml",
                "id: account-frozen\nlevels:\n  ORANGE: account.frozen >= 1\n  RED: account.frozen >= 2\n");

        assertOnly("62-province/rules/account-frozen.yaml", 3, "knows no level 'ORANGE'");
    }

    @Test
    void aRuleNoPackAboveHasAndThatIsNotWhole() {
        Packs.write(folder, "62-province/rules/account-frosen.yaml", "id: account-frosen\noff: true\n");

        assertOnly("62-province/rules/account-frosen.yaml", 1, "lacks: title, asks");
    }

    @Test
    void aParentThatDoesNotExistAndTwoPacksOfOneCode() {
        Packs.pack(folder, "62-again", "62", "in force");
        Packs.write(folder, "50-city/pack.yaml", """
                code: "50"
                name: {zh: 市, en: City}
                status: in force
                version: "1"
                valid_from: 2020-05-01
                parent: "51"
                legal_basis: [{title: 某办法}]
                """);

        assertThat(texts())
                .anyMatch(text -> text.contains("62-province/pack.yaml:1: There is already a pack with the code '62'"))
                .anyMatch(text -> text.contains("50-city/pack.yaml:6: The parent '51' does not exist"))
                .hasSize(2);
    }

    @Test
    void aFileThatIsNoYaml() {
        Packs.write(folder, "national/parameters/days.max.yaml", "id: days.max\ntitle: [open\n");

        assertThat(texts()).singleElement().asString().contains("days.max.yaml:", "not well-formed YAML");
    }

    @Test
    void aFolderThatDoesNotExist() {
        assertThat(Packs.faults(folder.resolve("nowhere"), List.of()))
                .anySatisfy(fault -> assertThat(fault.text(Locale.CHINESE)).contains("找不到政策包目录"));
        assertThat(Packs.faults(folder, List.of(folder.resolve("nowhere"))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.text(Locale.ENGLISH)).contains("nowhere", "check the path"));
    }

    @Test
    void aValueSetByHandThatFitsNoParameter() throws PolicyErrors {
        var policies = Policies.load(folder, List.of());

        var errors = catchThrowableOfType(
                PolicyErrors.class, () -> policies.with(Set.of("99"), Map.of("days.mux", "3", "days.max", "soon")));

        assertThat(errors.text(Locale.ENGLISH))
                .contains("There is no parameter 'days.mux'", "'days.max' wants a number", "There is no pack '99'");
        assertThatThrownBy(() -> policies.forced("99")).hasMessageContaining("没有代码为“99”的政策包");
    }

    private List<String> texts() {
        return Packs.faults(folder, List.of()).stream()
                .map(fault -> fault.text(Locale.ENGLISH))
                .toList();
    }

    private void assertOnly(String file, int line, String sentence) {
        assertThat(Packs.faults(folder, List.of())).singleElement().satisfies(fault -> {
            assertThat(fault.file()).endsWith(file);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.sentence().en()).contains(sentence);
            assertThat(fault.sentence().zh()).isNotBlank();
        });
    }
}
