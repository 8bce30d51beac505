package anxin.engine.policy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Monthly minimum wages (最低工资标准) by area and day: one table over all packs. */
public final class MinimumWages {

    private static final int SHORTEST_PREFIX = 2;

    private final List<Rate> rates;
    private final Map<String, NavigableMap<LocalDate, Rate>> byArea = new HashMap<>();

    MinimumWages(List<Rate> rates) {
        this.rates = List.copyOf(rates);
        rates.forEach(rate ->
                byArea.computeIfAbsent(rate.area(), _ -> new TreeMap<>()).put(rate.since(), rate));
    }

    public List<Rate> rates() {
        return rates;
    }

    public OptionalLong monthlyFen(String areaCode, LocalDate on) {
        var rate = rate(areaCode, on);
        return rate.isPresent() ? OptionalLong.of(rate.get().monthlyFen()) : OptionalLong.empty();
    }

    /** The rate of the longest prefix that has one in force on the day, then the latest. */
    public Optional<Rate> rate(String areaCode, LocalDate on) {
        for (int length = areaCode.length(); length >= SHORTEST_PREFIX; length--) {
            var dated = byArea.get(areaCode.substring(0, length));
            var found = dated == null ? null : dated.floorEntry(on);
            if (found != null) {
                return Optional.of(found.getValue());
            }
        }
        return Optional.empty();
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
