package anxin.engine.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Monthly minimum wages (最低工资标准) by area and day: one table over all packs. */
public final class MinimumWages {

    private final List<Rate> rates;

    MinimumWages(List<Rate> rates) {
        this.rates = List.copyOf(rates);
    }

    public List<Rate> rates() {
        return rates;
    }

    /** The rate of the longest prefix that has one in force on the day, then the latest. */
    public OptionalLong monthlyFen(String areaCode, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** One area's rate from a day on. */
    public record Rate(
            String area,
            LocalDate since,
            long monthlyFen,
            String basis,
            Confidence confidence,
            @Nullable Words note,
            Source source) {}
}
