package anxin.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often signing in has failed lately, and whether it is time to wait. Names that do not exist count like those that
 * do, so that nobody learns from it which exist.
 */
class Attempts {

    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int KEYS_AT_MOST = 50_000;

    private final Clock clock;
    private final Map<Limit, Deque<Instant>> failures = new HashMap<>();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** How long this login from this address has to wait; empty when it may try now. */
    synchronized Optional<Duration> wait(String login, String address) {
        var now = clock.instant();
        return limits(login, address).stream()
                .map(limit -> wait(limit, now))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    synchronized void failed(String login, String address) {
        var now = clock.instant();
        if (failures.size() > KEYS_AT_MOST) {
            failures.values().removeIf(times -> times.getLast().isBefore(now.minus(WINDOW)));
        }
        limits(login, address)
                .forEach(limit ->
                        failures.computeIfAbsent(limit, _ -> new ArrayDeque<>()).addLast(now));
    }

    synchronized void succeeded(String login, String address) {
        failures.remove(new Limit(login, address, 5));
    }

    private Optional<Duration> wait(Limit limit, Instant now) {
        var times = failures.getOrDefault(limit, new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(WINDOW))) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            failures.remove(limit);
        }
        return times.size() < limit.failures()
                ? Optional.empty()
                : Optional.of(Duration.between(now, times.getFirst().plus(WINDOW)));
    }

    // One person mistyping is told to wait soon; one name tried from many places, or many names from one, later.
    private static List<Limit> limits(String login, String address) {
        return List.of(new Limit(login, address, 5), new Limit(login, "", 30), new Limit("", address, 50));
    }

    private record Limit(String login, String address, int failures) {}
}
