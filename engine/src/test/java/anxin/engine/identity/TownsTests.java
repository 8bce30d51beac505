package anxin.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TownsTests {

    @Test
    void everyCountyWithTownsIsListedAndTheirCodesLieBelowIt() {
        var counties = Areas.shipped().all().stream()
                .filter(area -> !Towns.shipped().of(area.code()).isEmpty())
                .toList();
        assertThat(counties)
                .hasSizeGreaterThan(2900)
                .allSatisfy(county -> assertThat(Towns.shipped().of(county.code()))
                        .allSatisfy(town -> {
                            assertThat(town.parent()).isEqualTo(county.code());
                            assertThat(town.code()).isBetween(county.code() + 1, county.code() + 999);
                            assertThat(town.name()).isNotBlank();
                        }));
        assertThat(Towns.shipped().of(330783000)).extracting(Area::name).contains("巍山镇");
        assertThat(Towns.shipped().of(1)).isEmpty();
    }
}
