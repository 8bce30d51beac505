package anxin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways clues come in by, and how long there is for them where. */
class ChannelTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @TempDir
    Path folder;

    private static String limit(String pack, String channel) throws PolicyErrors {
        var policy = Policies.load(ShippedPacksTests.SHIPPED, List.of()).forced(pack);
        return policy.limit(policy.channel(channel).orElseThrow(), DAY)
                .map(limit -> limit.time().text() + " by " + limit.parameter())
                .orElse("none");
    }

    @Test
    void theLimitsDifferAsThePacksSay() throws PolicyErrors {
        assertThat(limit("330783", "own-page")).isEqualTo("7 days by clue.limit.local");
        assertThat(limit("330783", "hotline")).isEqualTo("7 days by clue.limit.local");
        assertThat(limit("330783", "national-platform")).isEqualTo("30 days by clue.limit.national");
        assertThat(limit("50", "own-page"))
                .as("no limit for clues, a target for events")
                .isEqualTo("30 days by kpi.days");
        assertThat(limit("620724", "own-page")).isEqualTo("none");
        assertThat(limit("national", "own-page")).isEqualTo("none");
    }

    @Test
    void aLowerPackChangesTheBrandAndKeepsTheRest() throws PolicyErrors {
        var chongqing = Policies.load(ShippedPacksTests.SHIPPED, List.of())
                .forced("50")
                .channel("own-page")
                .orElseThrow();

        assertThat(chongqing.brand()).isEqualTo(new Words("渝薪码", "Yuxin code"));
        assertThat(chongqing.kind()).isEqualTo(ChannelKind.OWN_PAGE);
    }

    @Test
    void aChannelCanBeSwitchedOffAndALimitMustExist() throws PolicyErrors {
        Packs.write(folder, "50-chongqing/channels/petition.yaml", "id: petition\noff: true\n");
        assertThat(Policies.load(ShippedPacksTests.SHIPPED, List.of(folder))
                        .forced("50")
                        .channel("petition"))
                .isEmpty();

        Packs.write(folder, "50-chongqing/channels/petition.yaml", "id: petition\nlimits: [clue.limit.lunar]\n");
        assertThatThrownBy(() -> Policies.load(ShippedPacksTests.SHIPPED, List.of(folder)))
                .isInstanceOfSatisfying(
                        PolicyErrors.class,
                        errors -> assertThat(errors.faults())
                                .anySatisfy(fault ->
                                        assertThat(fault.sentence().zh()).contains("clue.limit.lunar")));

        Packs.write(folder, "50-chongqing/channels/petition.yaml", "id: petition\nlimits: [deposit.rate]\n");
        assertThatThrownBy(() -> Policies.load(ShippedPacksTests.SHIPPED, List.of(folder)))
                .isInstanceOf(PolicyErrors.class);
    }
}
