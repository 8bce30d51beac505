package anxin.bench;

import java.time.Duration;
import java.util.List;

/** Times of the same thing done several times. */
record Spread(Duration median, Duration p95, Duration slowest) {

    static Spread of(List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return new Spread(at(sorted, 0.5), at(sorted, 0.95), sorted.getLast());
    }

    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
