package anxin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SizeTests {

    @Test
    void theFullSizeIsThatOfTheTargets() {
        var full = Size.of(1);

        assertThat(full.swipes()).isEqualTo(5_000_000);
        assertThat(full.projects()).isEqualTo(20_000);
        assertThat((long) full.projects() * full.workersPerProject()).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void aScaleOutOfReachIsRefusedInWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> Size.of(0)).withMessageContaining("--scale");
        assertThatIllegalArgumentException().isThrownBy(() -> Size.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Size.of(5));
    }
}
