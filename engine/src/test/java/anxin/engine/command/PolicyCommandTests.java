package anxin.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.policy.Policies;
import anxin.engine.policy.PolicyErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an officer reads when asking about the packs. */
class PolicyCommandTests {

    private static final Path SHIPPED = Path.of("..", "policies");

    private final StringBuilder out = new StringBuilder();

    @Test
    void checkNamesEveryPackThatIsSound() {
        assertThat(PolicyCheck.run(SHIPPED, List.of(), out, Locale.CHINESE)).isEqualTo(ExitCode.DONE);
        assertThat(out).contains("50  重庆市  现行有效  2026.1+", "检查通过：政策包 8 个，全国规则 26 条");
    }

    @Test
    void checkTellsFileAndLineOfWhatIsWrong(@TempDir Path over) throws IOException {
        var file =
                Files.createDirectories(over.resolve("50-chongqing/parameters")).resolve("deposit.rate.yaml");
        Files.writeString(
                file, "id: deposit.rate\nvalues:\n  2026-01-01: {value: \"0.04\", basis: 某条, confidence: S}\n");

        assertThat(PolicyCheck.run(SHIPPED, List.of(over), out, Locale.CHINESE)).isEqualTo(ExitCode.FOUND_WRONG);
        assertThat(out).contains("1 处错误", "deposit.rate.yaml:3: 参数“deposit.rate”的 0.04 超出规定幅度 0.01–0.03");
    }

    @Test
    void checkOfAFolderThatIsNotThereIsRefused(@TempDir Path empty) {
        assertThat(PolicyCheck.run(empty.resolve("none"), List.of(), out, Locale.ENGLISH))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(out).contains("check the path");
    }

    @Test
    void explainPutsARuleIntoWordsWithItsArticleAndItsNumbersInEachJurisdiction() throws PolicyErrors {
        assertThat(PolicyExplain.run(shipped(), "labour-cost-short", out, Locale.CHINESE))
                .isEqualTo(ExitCode.DONE);
        assertThat(out)
                .contains("《保障农民工工资支付条例》（国务院令第724号）第二十四条", "≥ 10%；7个工作日内消除")
                .contains("620724 高台县  1900-01-01起  30%  S")
                .contains("national 全国  1900-01-01起  10%  P 系统建议值，法律未作规定")
                .contains("policies/national/rules/labour-cost-short.yaml:");
    }

    @Test
    void explainShowsNumbersThatOnlyFactsUse() throws PolicyErrors {
        PolicyExplain.run(shipped(), "deposit-missing", out, Locale.ENGLISH);

        assertThat(out)
                .contains("deposit-due-days", "deposit.rate", "Band: 0.01–0.03", "50 Chongqing  2025-06-25 on  open");
    }

    @Test
    void explainWithoutAnIdListsWhatAPersonMustSettle() throws PolicyErrors {
        assertThat(PolicyExplain.run(shipped(), null, out, Locale.CHINESE)).isEqualTo(ExitCode.DONE);
        assertThat(out).contains("待定", "clue.limit.local  本地平台普通线索办理时限  50 重庆市", "onboard.cost  纳入平台的项目造价起点");
    }

    @Test
    void explainOfSomethingUnknownSaysSo() throws PolicyErrors {
        assertThat(PolicyExplain.run(shipped(), "labour-cost-shirt", out, Locale.ENGLISH))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(out).contains("no rule or parameter 'labour-cost-shirt'");
    }

    @Test
    void casesComeOutAsExpectedAndAChangedNumberShowsWhichDoNot() throws PolicyErrors {
        assertThat(PolicyCases.run(shipped(), out, Locale.CHINESE)).isEqualTo(ExitCode.DONE);
        assertThat(out).contains("不符 0 个");

        out.setLength(0);
        var changed = shipped().with(Set.of(), Map.of("attendance-silent.red", "16"));
        assertThat(PolicyCases.run(changed, out, Locale.CHINESE)).isEqualTo(ExitCode.FOUND_WRONG);
        assertThat(out).contains("attendance-silent.yaml:", "2026-01-20 期望 RED 15，算得 YELLOW 15");
    }

    private static Policies shipped() throws PolicyErrors {
        return Policies.load(SHIPPED, List.of());
    }
}
