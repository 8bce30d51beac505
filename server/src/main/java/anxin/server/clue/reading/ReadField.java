package anxin.server.clue.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as it was read and as it was decided.
 *
 * @param read what the letter was read to say; null where it does not say
 * @param confidence from 0 to 1; null where nothing was read yet
 * @param passages starts and ends, by turns
 * @param decided whether an officer has said what is right
 * @param value what holds, once it is decided
 */
public record ReadField(
        Field field,
        @Nullable String read,
        @Nullable Double confidence,
        List<Integer> passages,
        boolean decided,
        boolean confirmed,
        @Nullable String value,
        @Nullable String by,
        @Nullable Instant at) {

    static ReadField of(Field field, FieldReadings.@Nullable Read read, FieldReadings.@Nullable Decided decided) {
        return new ReadField(
                field,
                read == null ? null : read.value(),
                read == null ? null : read.confidence(),
                read == null ? List.of() : read.passages(),
                decided != null,
                decided != null && decided.confirmed(),
                decided == null ? null : decided.value(),
                decided == null ? null : decided.by(),
                decided == null ? null : decided.at());
    }
}
