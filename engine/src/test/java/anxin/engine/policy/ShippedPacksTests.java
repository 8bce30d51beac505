package anxin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.rules.RuleCompiler;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packs we ship say what the requirements and the law say. */
class ShippedPacksTests {

    static final Path SHIPPED = Path.of("..", "policies");

    @Test
    void loadWithoutFaultAndEveryConditionReads() throws PolicyErrors {
        var policies = Policies.load(SHIPPED, List.of(), new RuleCompiler());

        assertThat(policies.packs())
                .extracting(Pack::code)
                .containsExactly("national", "32", "3204", "33", "330783", "50", "62", "620724");
        assertThat(policies.forced("national").rules()).hasSize(26);
        assertThat(policies.forced("national").parameter("deposit.rate", LocalDate.of(2018, 3, 1)))
                .get()
                .extracting(value -> value.value().toPlainString())
                .isEqualTo("0.02");
    }
}
