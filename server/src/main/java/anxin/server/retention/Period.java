package anxin.server.retention;

import anxin.engine.policy.Confidence;
import anxin.engine.policy.ParameterValue;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.words.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * For how long personal data are kept (留存期), by the pack of the area and as it holds on the day that is asked:
 * 《个人信息保护法》第十九条, 第四十七条.
 */
record Period(
        int months,
        String parameter,
        String basis,
        Confidence confidence,
        @Nullable Words note) {

    static final String PARAMETER = "person-retention-months";

    /**
     * The first day on which the data may be erased: 《民法典》第二百零一条, 第二百零二条 do not count the first day, and the
     * period ends with the day of the same number.
     */
    LocalDate dueAfter(LocalDate from) {
        return from.plusMonths(months).plusDays(1);
    }

    /** Periods by area. */
    @Component
    static class Periods {

        private final PacksInForce packs;

        Periods(PacksInForce packs) {
            this.packs = packs;
        }

        Period of(int area, LocalDate day) {
            return packs.get()
                    .policies()
                    .forArea(Areas.text(area))
                    .parameter(PARAMETER, day)
                    .map(Periods::period)
                    .orElseThrow(() -> new IllegalStateException(PARAMETER + " has no value on " + day));
        }

        private static Period period(ParameterValue value) {
            return new Period(
                    value.value().intValueExact(),
                    value.id(),
                    value.basis(),
                    value.confidence(),
                    value.note() == null
                            ? null
                            : new Words(value.note().zh(), value.note().en()));
        }
    }
}
