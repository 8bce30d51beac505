package anxin.server.warning;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to judge, and by what. Such a scan only finds; it moves no warning.
 *
 * @param asOf the day, to its end
 * @param area nine-digit code of an area, with all below it; 0 is everywhere
 * @param forcedPack a pack for all projects, draft or not
 * @param enabledDrafts drafts switched on for their areas
 * @param overlays folders of packs laid over those in force
 * @param overrides parameter id → value set by hand
 * @param projectIds only these projects
 */
public record ScanRequest(
        LocalDate asOf,
        int area,
        @Nullable String forcedPack,
        Set<String> enabledDrafts,
        List<Path> overlays,
        Map<String, String> overrides,
        @Nullable Set<Integer> projectIds) {

    /** Everything, by the packs in force. */
    public static ScanRequest of(LocalDate asOf) {
        return new ScanRequest(asOf, 0, null, Set.of(), List.of(), Map.of(), null);
    }
}
