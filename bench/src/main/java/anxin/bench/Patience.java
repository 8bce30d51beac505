package anxin.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks again and again until there is an answer. */
final class Patience {

    private Patience() {}

    /** @param ask gives the answer, or null as long as there is none */
    static <T> T until(Duration atMost, Duration pause, String what, Supplier<@Nullable T> ask) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            var answer = ask.get();
            if (answer != null) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new Failed(
                        "等了 %d 秒，仍没有等到：%s".formatted(atMost.toSeconds(), what),
                        "was waited for %d seconds in vain.".formatted(atMost.toSeconds()));
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
