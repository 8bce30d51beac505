package anxin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack's version names exactly what holds: it changes with anything that holds, and with nothing else. */
class PackVersionTests {

    @TempDir
    Path folder;

    @BeforeEach
    void packs() {
        Packs.pack(folder, "national", "national", "in force");
        Packs.pack(folder, "62-province", "62", "in force");
        Packs.parameter(folder, "national", "deposit.rate", "share", "2020-05-01=0.02", "2024-01-01=0.03");
        Packs.parameter(folder, "62-province", "deposit.rate", "share", "2022-04-15=0.01");
        Packs.rule(folder, "national", "account-frozen", "account.frozen >= 1");
    }

    @Test
    void aValueThatHoldsChangesItBelowToo() throws PolicyErrors {
        var before = versions();
        Packs.parameter(folder, "national", "deposit.rate", "share", "2020-05-01=0.015", "2024-01-01=0.03");

        assertThat(versions().get("national")).isNotEqualTo(before.get("national"));
        assertThat(versions().get("62")).isNotEqualTo(before.get("62"));
    }

    @Test
    void aValueANearerPackHidesDoesNot() throws PolicyErrors {
        var before = versions();
        Packs.parameter(folder, "national", "deposit.rate", "share", "2020-05-01=0.02", "2024-01-01=0.025");

        assertThat(versions().get("national")).isNotEqualTo(before.get("national"));
        assertThat(versions().get("62")).isEqualTo(before.get("62"));
    }

    @Test
    void aConditionAndAWordChangeIt() throws PolicyErrors {
        var before = versions();
        Packs.rule(folder, "national", "account-frozen", "account.frozen >= 2");
        assertThat(versions().get("62")).isNotEqualTo(before.get("62"));

        Packs.rule(folder, "national", "account-frozen", "account.frozen >= 1");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aMinimumWageAndAHolidayChangeIt() throws PolicyErrors {
        var before = versions();
        Packs.write(
                folder,
                "common/minimum-wage.yaml",
                "title: {zh: 表, en: Table}\nrates: [{area: \"62\", since: 2021-09-01, monthly: \"1670\", basis: 某通知, confidence: R}]\n");
        var wages = versions();
        assertThat(wages.get("national")).isNotEqualTo(before.get("national"));
        Packs.write(
                folder,
                "common/holidays.yaml",
                "title: {zh: 表, en: Table}\nyears: [{year: 2026, notice: 某号, days_off: [2026-01-01], working_days: [2026-01-04], confidence: V}]\n");
        assertThat(versions().get("national")).isNotEqualTo(wages.get("national"));
    }

    @Test
    void commentsCasesAndOtherPacksDoNot() throws PolicyErrors, IOException {
        var before = versions();
        var file = folder.resolve("national/parameters/deposit.rate.yaml");
        Files.writeString(file, "# looked at again\n" + Files.readString(file));
        Packs.pack(folder, "50-city", "50", "in force");
        Packs.parameter(folder, "50-city", "deposit.rate", "share", "2022-04-15=0.015");
        Packs.write(
                folder,
                "national/cases/account-frozen.yaml",
                "rule: account-frozen\ncases: [{name: {zh: 例, en: Case}, days: {2026-01-01: none}}]\n");

        var after = versions();
        after.remove("50");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aValueSetByHandChangesItAndNoValueSetDoesNot() throws PolicyErrors {
        var before = versions();
        var tried = Policies.load(folder, List.of()).with(Set.of(), Map.of("deposit.rate", "0.03"));

        assertThat(tried.forced("62").packVersion())
                .isNotEqualTo(before.get("62"))
                .startsWith("1+");
        assertThat(Policies.load(folder, List.of())
                        .with(Set.of(), Map.of())
                        .forced("62")
                        .packVersion())
                .isEqualTo(before.get("62"));
    }

    private Map<String, String> versions() throws PolicyErrors {
        var policies = Policies.load(folder, List.of());
        var versions = new TreeMap<String, String>();
        policies.packs()
                .forEach(pack ->
                        versions.put(pack.code(), policies.forced(pack.code()).packVersion()));
        return versions;
    }
}
