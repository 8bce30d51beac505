package anxin.server.hazard.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says with a step.
 *
 * @param proof what shows it: number of a document, a receipt, what was seen
 * @param doneAt when it was done, where it is entered later
 * @param place where, for what was done on site
 * @param other the problem it is about besides
 * @param source the source it is about
 */
public record Said(
        String text,
        @Nullable String proof,
        @Nullable Instant doneAt,
        @Nullable String place,
        @Nullable Long other,
        @Nullable Long source) {

    public static Said of(String text) {
        return new Said(text, null, null, null, null, null);
    }

    /** Something done on site or entered later. */
    public static Said done(String text, @Nullable String proof, @Nullable Instant doneAt, @Nullable String place) {
        return new Said(text, proof, doneAt, place, null, null);
    }

    static Said about(long other, String text) {
        return new Said(text, null, null, null, other, null);
    }
}
