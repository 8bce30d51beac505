package anxin.engine.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One jurisdiction's pack (政策包), before it is resolved with those above it.
 *
 * @param code {@code national}, or the area prefix without trailing zero pairs
 * @param parent code of the pack it inherits from; empty for the national one
 * @param folder name of its folder
 */
public record Pack(
        String code,
        Words name,
        Status status,
        String version,
        LocalDate validFrom,
        @Nullable String parent,
        List<Basis> legalBasis,
        @Nullable Words note,
        String folder) {

    /** Code of the pack all others inherit from. */
    public static final String NATIONAL = "national";
}
