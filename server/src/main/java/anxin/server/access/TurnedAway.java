package anxin.server.access;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Requests turned away before anybody knows who asks: strangers', forged ones, bad keys. They are nobody's, so they leave no
 * row of the audit; the log says once an hour from which address how many came.
 */
@Component
class TurnedAway {

    /** More are counted together: an address costs an attacker nothing. */
    static final int ADDRESSES_AT_MOST = 1_000;

    static final String OTHERS = "others";

    private static final Logger LOG = LoggerFactory.getLogger(TurnedAway.class);

    private final Clock clock;
    private final Consumer<String> log;
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private Instant hour = Instant.EPOCH;

    @Autowired
    TurnedAway(Clock clock) {
        this(clock, LOG::info);
    }

    TurnedAway(Clock clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    /** @param code of the refusal */
    synchronized void count(String address, String code) {
        var now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (!now.equals(hour)) {
            tell();
            hour = now;
        }
        var who = counts.containsKey(address) || counts.size() < ADDRESSES_AT_MOST ? address : OTHERS;
        counts.computeIfAbsent(who, _ -> new TreeMap<>()).merge(code, 1, Integer::sum);
    }

    @PreDestroy
    synchronized void tell() {
        counts.forEach((address, codes) -> log.accept("Turned away in the hour from %s: %s %s"
                .formatted(
                        hour,
                        address,
                        codes.entrySet().stream()
                                .map(each -> each.getKey() + " × " + each.getValue())
                                .collect(Collectors.joining(", ")))));
        counts.clear();
    }
}
