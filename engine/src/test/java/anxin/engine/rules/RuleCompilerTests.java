package anxin.engine.rules;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.policy.About;
import anxin.engine.policy.Confidence;
import anxin.engine.policy.ParameterDefinition;
import anxin.engine.policy.RuleChecker.Fault;
import anxin.engine.policy.RuleText;
import anxin.engine.policy.Source;
import anxin.engine.policy.Unit;
import anxin.engine.policy.Words;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rule may say: facts by name, parameters by id, shares with shares, numbers with numbers. */
class RuleCompilerTests {

    private static final Words NONE = new Words("", "");
    private static final Map<String, ParameterDefinition> PARAMETERS = Map.of(
            "labour-cost-short.yellow", parameter("labour-cost-short.yellow", Unit.SHARE),
            "account-not-opened.yellow", parameter("account-not-opened.yellow", Unit.DAYS));

    @Test
    void aConditionOverKnownFactsAndParametersIsAccepted() {
        assertThat(faults(
                        About.PROJECT,
                        "labourCost.shortShare >= param('labour-cost-short.yellow')",
                        "labourCost.shortFen"))
                .isEmpty();
    }

    @Test
    void anUnknownFactIsNamed() {
        assertThat(faults(About.PROJECT, "deposit.shortFenn > 0", "deposit.shortFen"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.piece()).isEqualTo("levels.RED");
                    assertThat(fault.sentence().zh()).contains("deposit");
                });
    }

    @Test
    void anUnknownParameterIsNamedWithItsPlace() {
        assertThat(faults(
                        About.PROJECT,
                        "deposit.shortFen > 0 && account.openLateDays >= param('nope')",
                        "deposit.shortFen"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.position()).isEqualTo(53);
                    assertThat(fault.sentence().zh()).contains("'nope'");
                });
    }

    @Test
    void aShareIsNotComparedWithANumberOfDays() {
        assertThat(faults(
                        About.PROJECT,
                        "labourCost.shortShare >= param('account-not-opened.yellow')",
                        "labourCost.shortFen"))
                .isNotEmpty();
    }

    @Test
    void aConditionMustBeTrueOrFalse() {
        assertThat(faults(About.PROJECT, "deposit.shortFen + 1", "deposit.shortFen"))
                .isNotEmpty();
    }

    @Test
    void aRuleAboutAProjectCannotAskAboutAMonth() {
        assertThat(faults(About.PROJECT, "month.unpaidFen > 0", "deposit.shortFen"))
                .isNotEmpty();
        assertThat(faults(About.MONTH, "month.unpaidFen > 0", "month.unpaidFen"))
                .isEmpty();
    }

    @Test
    void theValueMustBeAFact() {
        assertThat(faults(About.PROJECT, "deposit.shortFen > 0", "deposit.nothing"))
                .extracting(Fault::piece)
                .containsExactly("values.RED");
    }

    private static List<Fault> faults(About about, String condition, String value) {
        var rule = new RuleText(
                "trial",
                1,
                NONE,
                NONE,
                about,
                Map.of("RED", condition),
                Map.of("RED", value),
                Unit.YUAN,
                List.of(),
                NONE,
                NONE,
                Map.of(),
                List.of(),
                List.of(),
                Confidence.P,
                null,
                "1",
                Map.of());
        return new RuleCompiler().check(rule, PARAMETERS);
    }

    private static ParameterDefinition parameter(String id, Unit unit) {
        return new ParameterDefinition(id, NONE, unit, null, null, List.of(), new Source("trial.yaml", 1, 1));
    }
}
