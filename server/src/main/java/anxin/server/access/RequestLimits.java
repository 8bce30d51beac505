package anxin.server.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who has sent too many requests lately: a token bucket each for those who came last. */
class RequestLimits {

    // The bucket that was not asked for longest goes first; by then it is nearly always full again.
    private static final int BUCKETS_AT_MOST = 50_000;

    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > BUCKETS_AT_MOST;
        }
    };

    /** The time is that of a stopwatch: setting the machine's clock neither frees nor locks anybody. */
    RequestLimits(TimeMeter time) {
        this.time = time;
    }

    /** Counts one request of a caller; how long they have to wait if that is too many. */
    Optional<Duration> count(String caller, int perMinute) {
        var taken = bucket(caller, perMinute).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    private synchronized Bucket bucket(String caller, int perMinute) {
        return buckets.computeIfAbsent(
                caller,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .withCustomTimePrecision(time)
                        .build());
    }

    synchronized int remembered() {
        return buckets.size();
    }
}
