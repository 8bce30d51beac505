package anxin.server.clue.worker;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How much has come lately: a token bucket each for those who came last. */
@Component
class FloodCounts {

    // The bucket that was not asked for longest goes first; by then it is nearly always full again.
    private static final int BUCKETS_AT_MOST = 100_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > BUCKETS_AT_MOST;
        }
    };

    /** Counts one; whether that is not too many. */
    boolean count(String what, int perMinute) {
        return bucket(what, perMinute).tryConsume(1);
    }

    boolean hasLeft(String what, int perMinute) {
        return bucket(what, perMinute).getAvailableTokens() > 0;
    }

    private synchronized Bucket bucket(String what, int perMinute) {
        return buckets.computeIfAbsent(
                what,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }
}
