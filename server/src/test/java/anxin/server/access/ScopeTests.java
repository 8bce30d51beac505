package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopeTests {

    @Test
    void anAreaHoldsAllBelowIt() {
        assertThat(Scope.of(500_000_000)).isEqualTo(new Scope(500_000_000, 509_999_999));
        assertThat(Scope.of(500_100_000)).isEqualTo(new Scope(500_100_000, 500_199_999));
        assertThat(Scope.of(500_101_000)).isEqualTo(new Scope(500_101_000, 500_101_999));
        assertThat(Scope.of(500_101_002)).isEqualTo(new Scope(500_101_002, 500_101_002));
        assertThat(Scope.of(0)).isEqualTo(Scope.EVERYWHERE);
    }

    @Test
    void anAreaChosenOutsideTheScopeHoldsNothing() {
        var chosen = Scope.of(500_000_000).within(620_000_000);

        assertThat(chosen.holds(500_101_000)).isFalse();
        assertThat(chosen.holds(620_102_000)).isFalse();
    }

    @Test
    void theWholeCountryChosenByACountyIsTheCounty() {
        assertThat(Scope.of(500_101_000).within(0)).isEqualTo(Scope.of(500_101_000));
    }
}
