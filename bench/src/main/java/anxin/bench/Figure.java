package anxin.bench;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param ours what it took through the front door
 * @param bare what the bare reference took for the same, if there is one
 * @param holds whether the target is met; null where there is none
 */
record Figure(
        String what,
        String size,
        Duration ours,
        String also,
        @Nullable Duration bare,
        String reference,
        long peakBytes,
        String target,
        @Nullable Boolean holds) {

    static Figure of(String what, String size, Duration ours) {
        return new Figure(what, size, ours, "", null, "", 0, "", null);
    }

    /** Something said beside the time, such as rows a second. */
    Figure also(String words) {
        return new Figure(what, size, ours, words, bare, reference, peakBytes, target, holds);
    }

    Figure beside(String name, Duration time) {
        return new Figure(what, size, ours, also, time, name, peakBytes, target, holds);
    }

    Figure peak(long bytes) {
        return new Figure(what, size, ours, also, bare, reference, bytes, target, holds);
    }

    Figure atMost(Duration limit) {
        return new Figure(
                what, size, ours, also, bare, reference, peakBytes, "≤ " + text(limit), ours.compareTo(limit) <= 0);
    }

    /** Judged by the ratio to the reference, which must be there. */
    Figure atMostTimes(double times) {
        return new Figure(
                what,
                size,
                ours,
                also,
                bare,
                reference,
                peakBytes,
                String.format(Locale.ROOT, "≤ %.1f ×", times),
                ratio() <= times);
    }

    private double ratio() {
        return bare == null ? Double.NaN : ours.toNanos() / (double) Math.max(1, bare.toNanos());
    }

    String[] cells() {
        return new String[] {
            what,
            size,
            text(ours),
            also,
            bare == null ? "–" : text(bare) + " " + reference,
            bare == null ? "–" : String.format(Locale.ROOT, "%.1f ×", ratio()),
            peakBytes == 0 ? "–" : peakBytes / (1 << 20) + " MB",
            target.isEmpty() ? "–" : target,
            holds == null ? "–" : holds ? "yes" : "NO"
        };
    }

    static final String[] HEAD = {
        "what", "size", "took", "that is", "bare reference", "ratio", "peak memory", "target", "met"
    };

    static String text(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 10
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : millis < 1_000
                        ? String.format(Locale.ROOT, "%.0f ms", millis)
                        : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }
}
