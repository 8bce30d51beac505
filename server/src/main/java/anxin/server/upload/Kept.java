package anxin.server.upload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An evidence file that is kept.
 *
 * @param name ends as its content wants it; empty where it was erased by rule
 * @param sha256 of the file as it came
 * @param keptSha256 of what is kept, which differs for pictures
 * @param type media type of what is kept
 * @param size bytes of the file as it came
 * @param place latitude and longitude in degrees, if they were to be kept
 */
public record Kept(
        long id,
        @Nullable String name,
        String sha256,
        String keptSha256,
        String type,
        long size,
        long keptSize,
        @Nullable String place,
        Instant at,
        boolean erased) {}
