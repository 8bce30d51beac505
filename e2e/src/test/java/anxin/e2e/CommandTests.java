package anxin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands end with the code and the sentence that scripts and people rely on. */
class CommandTests {

    @TempDir
    Path folder;

    @Test
    void aPackageWithARejectedRowIsTakenInAndEndsWithOne() throws IOException {
        var site = new Site(1, "500101");
        Files.createDirectories(folder.resolve("package"));
        site.projects().in(folder.resolve("package"));
        site.payrolls().row(site.unpaid(1, "5,200.00")).in(folder.resolve("package"));
        var rejected = folder.resolve("rejected.csv");

        var run =
                App.run("import", folder.resolve("package"), "--data", folder.resolve("data"), "--rejected", rejected);

        assertThat(run.exitCode()).as(run.said()).isEqualTo(1);
        assertThat(run.said()).contains("工资.xlsx 第 2 行：“应发金额").contains("项目.xlsx：读 1 行，新增 1");
        assertThat(Files.readString(rejected)).contains("工资.xlsx").contains("5,200.00");
    }

    @Test
    void aPackThatIsBrokenIsShownByFileAndLineAndNotUsed() throws IOException {
        var rules = Files.createDirectories(folder.resolve("99-nowhere/rules"));
        Files.writeString(folder.resolve("99-nowhere/pack.yaml"), """
                code: "99"
                name: {zh: 某地, en: Somewhere}
                status: in force
                version: "1"
                valid_from: 2026-01-01
                legal_basis: []
                """);
        Files.writeString(rules.resolve("wages-unpaid.yaml"), """
                id: wages-unpaid
                levels:
                  RED: month.workrs > 0
                """);

        var check = App.run("policy", "check", "--packs", folder);

        assertThat(check.exitCode()).isNotZero();
        assertThat(check.printed() + check.said())
                .containsPattern("wages-unpaid\\.yaml:3")
                .contains("workrs");
        assertThat(App.run("policy", "check").exitCode()).isZero();
    }

    @Test
    void anUnknownPackIsRefusedAndACommandWithoutItsArgumentIsWrongUse() {
        var refused = App.run("scan", "--pack", "nowhere", "--package", folder);
        assertThat(refused.exitCode()).as(refused.said()).isEqualTo(3);
        assertThat(refused.said()).contains("nowhere").doesNotContain("\tat ");

        assertThat(App.run("simulate").exitCode()).isEqualTo(2);
    }
}
