package anxin.server.hazard.life;

import anxin.server.hazard.Means;
import anxin.server.hazard.SourceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a problem is known from (来源).
 *
 * @param ref number of the warning, clue, petition …; may be empty
 * @param toldAt when it spoke
 * @param enteredAt when it was entered here
 */
public record Source(
        long id,
        long problemId,
        SourceKind kind,
        String ref,
        Means means,
        Instant toldAt,
        @Nullable String place,
        Instant enteredAt,
        @Nullable String byLogin,
        String byName) {

    /** One that is to be added. */
    public record New(
            SourceKind kind,
            String ref,
            Means means,
            Instant toldAt,
            @Nullable String place) {

        /** One of a kind, that spoke now. */
        public static New of(SourceKind kind, String ref, Instant at) {
            return new New(kind, ref, kind.means(), at, null);
        }
    }
}
