package anxin.engine.rules;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.facts.FactName;
import anxin.engine.policy.Policies;
import anxin.engine.policy.RuleText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules the project ships, as every jurisdiction inherits them. */
class ShippedRulesTests {

    static Policies policies;

    @BeforeAll
    static void loadsEveryPackWithEveryConditionRead() throws Exception {
        policies = Policies.load(Path.of("../policies"), List.of(), new RuleCompiler());
    }

    @Test
    void thereAreTwentySixOfThem() {
        assertThat(policies.forced("national").rules())
                .extracting(RuleText::id)
                .hasSize(26)
                .doesNotHaveDuplicates();
    }

    @Test
    void theUnitOfARulesValueIsThatOfTheFactItShows() {
        for (var rule : policies.forced("national").rules()) {
            assertThat(rule.values().values())
                    .as(rule.id())
                    .allSatisfy(
                            value -> assertThat(FactName.ALL.get(value).unit().isNumber())
                                    .isTrue());
        }
    }
}
