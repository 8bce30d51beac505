package anxin.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.identity.Succession.Kind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final Successions shipped = Successions.shipped();

    @Test
    void anAbolishedCountyIsTheOneItWentInto() {
        assertThat(shipped.meant(500_225_000, TODAY))
                .as("大足县, since 2011 a district")
                .containsExactly(500_111_000);
        assertThat(shipped.meant(310_108_000, TODAY)).as("闸北区 went into 静安区").containsExactly(310_106_000);
    }

    @Test
    void fromTheDayOnThatItHolds() {
        assertThat(shipped.meant(500_225_000, LocalDate.of(2011, 10, 21))).containsExactly(500_225_000);
        assertThat(shipped.meant(500_225_000, LocalDate.of(2011, 10, 22))).containsExactly(500_111_000);
    }

    @Test
    void aTownEndsWithItsCounty() {
        assertThat(shipped.meant(500_225_101, TODAY)).containsExactly(500_111_000);
        assertThat(shipped.meant(500_111_101, TODAY)).containsExactly(500_111_101);
    }

    @Test
    void aDividedDistrictMayBeAnyOfItsParts() {
        assertThat(shipped.meant(330_104_000, TODAY)).as("江干区").containsExactly(330_102_000, 330_114_000);
    }

    @Test
    void aCodeThatWasGivenOnStands() {
        assertThat(shipped.meant(500_111_000, TODAY))
                .as("双桥区 had the code that 大足区 has")
                .containsExactly(500_111_000);
    }

    @Test
    void onesThatFollowEachOtherAreFollowedToTheEnd() {
        var more = shipped.plus(List.of(succession(500_111_000, 500_199_000), succession(500_199_000, 500_198_000)));

        assertThat(more.meant(500_225_000, TODAY)).containsExactly(500_198_000);
    }

    @Test
    void onesThatLeadInACircleEndSomewhere() {
        var circle = shipped.plus(List.of(succession(500_111_000, 500_199_000), succession(500_199_000, 500_111_000)));

        assertThat(circle.meant(500_111_000, TODAY)).hasSize(1);
    }

    @Test
    void everyShippedOneLeadsToAnAreaOfToday() {
        assertThat(shipped.all()).hasSizeGreaterThan(350).allSatisfy(each -> {
            assertThat(each.to())
                    .allSatisfy(to ->
                            assertThat(Areas.shipped().find(to)).as("%s", each).isNotNull());
            assertThat(each.kind() == Kind.SPLIT).isEqualTo(each.to().size() > 1);
            if (each.endsTheCode()) {
                assertThat(Areas.shipped().find(each.code())).as("%s", each).isNull();
            }
        });
    }

    private static Succession succession(int from, int to) {
        return new Succession(from, "某县", Kind.RECODED, List.of(to), LocalDate.of(2026, 1, 1), true, false, "");
    }
}
