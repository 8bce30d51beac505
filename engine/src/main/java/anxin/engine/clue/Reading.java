package anxin.engine.clue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read for one field.
 *
 * @param value null when the letter does not say
 * @param confidence from 0 to 1 that the value is right, or that there is none
 * @param from the words it was read from
 */
public record Reading<T>(@Nullable T value, double confidence, List<Passage> from) {

    /** What a person found to be right. */
    public static <T> Reading<T> known(@Nullable T value) {
        return new Reading<>(value, 1, List.of());
    }

    static <T> Reading<T> none(double confidence) {
        return new Reading<>(null, confidence, List.of());
    }

    static <T> Reading<T> of(T value, double confidence, List<Passage> from) {
        return new Reading<>(value, Math.clamp(confidence, 0.0, 1.0), List.copyOf(from));
    }
}
