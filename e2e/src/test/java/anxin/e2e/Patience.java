package anxin.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until it is so. */
final class Patience {

    private static final Duration AT_MOST = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Patience() {}

    static <T> T until(String what, Supplier<T> ask, Predicate<T> isSo) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (true) {
            var answer = ask.get();
            if (isSo.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited %s for: %s; last seen: %s".formatted(AT_MOST, what, answer));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
