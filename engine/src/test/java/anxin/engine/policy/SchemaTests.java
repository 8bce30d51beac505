package anxin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Editors and the loader find the same things wrong. */
class SchemaTests {

    @TempDir
    Path folder;

    @Test
    void everyShippedFileFitsItsSchema() throws IOException {
        var wrong = new ArrayList<String>();
        try (var files = Files.walk(ShippedPacksTests.SHIPPED)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Schemas.errors(file).forEach(error -> wrong.add(file + ": " + error));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "national/parameters/deposit.rate.yaml  | value: \"0.02\"  | value: 0.02",
                "national/parameters/deposit.rate.yaml  | confidence: P     | confidence: X",
                "national/parameters/deposit.rate.yaml  | 1900-01-01:       | 1900-02-30:",
                "national/parameters/deposit.rate.yaml  | unit: share       | unit: portion",
                "national/parameters/deposit.rate.yaml  | unit: share       | colour: blue",
                "national/parameters/deposit.rate.yaml  | value: \"0.02\"  | value: \"two\"",
                "national/parameters/deposit.rate.yaml  | value: \"0.02\"  | open: false",
                "national/rules/account-frozen.yaml     | RED:              | ORANGE:",
                "national/rules/account-frozen.yaml     | about: project    | about: worker",
                "national/rules/account-frozen.yaml     | 5 workdays        | a week",
                "national/rules/account-frozen.yaml     | account_bank      | neighbour",
                "national/rules/account-frozen.yaml     | order: 260        | order: last",
                "national/channels/own-page.yaml        | kind: OWN_PAGE    | kind: FRONT_PAGE",
                "national/channels/own-page.yaml        | [clue.limit.local] | clue.limit.local",
                "national/channels/own-page.yaml        | brand:            | label:",
                "50-chongqing/pack.yaml                 | status: in force  | status: perhaps",
                "50-chongqing/pack.yaml                 | code: \"50\"     | code: \"500000\"",
                "50-chongqing/pack.yaml                 | code: \"50\"     | code: 50",
                "50-chongqing/pack.yaml                 | valid_from: 2025-06-25 | valid_from: 2025-06-31",
                "common/minimum-wage.yaml               | monthly: \"2000\" | monthly: \"2000.005\"",
                "common/minimum-wage.yaml               | area: \"330783\"  | area: \"33078\"",
                "common/holidays.yaml                   | year: 2026        | year: next",
                "common/holidays.yaml                   | working_days: [2026-01-04 | worked: [2026-01-04",
                "national/cases/account-frozen.yaml     | RED 2             | CRIMSON 2",
                "national/cases/account-frozen.yaml     | frozenOn          | sealedOn",
                "national/cases/account-frozen.yaml     | given:            | taken:",
            })
    void whatTheSchemaRefusesTheLoaderRefusesAtTheSameFile(String file, String was, String becomes) throws IOException {
        var text = Files.readString(ShippedPacksTests.SHIPPED.resolve(file));
        assertThat(text).contains(was);
        var path = Packs.write(folder, file, text.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(becomes)));

        assertThat(Schemas.errors(path)).isNotEmpty();
        assertThatThrownBy(() -> Policies.load(ShippedPacksTests.SHIPPED, List.of(folder)))
                .isInstanceOfSatisfying(
                        PolicyErrors.class,
                        errors -> assertThat(errors.faults())
                                .anySatisfy(fault -> assertThat(fault.file()).endsWith(file)));
    }
}
