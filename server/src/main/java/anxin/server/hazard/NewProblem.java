package anxin.server.hazard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A problem to be taken into the pool (归集).
 *
 * @param kind a name of {@link ProblemKind}, or a rule of the packs
 * @param area nine-digit code
 * @param project number of the project; 0 for none
 * @param place where it is, as one would say it; may be empty
 * @param sourceRef number of the warning, clue, petition …; may be empty
 * @param ownerOrg organisation into whose pool it goes; the leading office's without one
 * @param level RED, YELLOW or BLUE, where it has one
 * @param found the day it was found
 */
public record NewProblem(
        String title,
        String kind,
        int area,
        int project,
        String place,
        SourceKind source,
        String sourceRef,
        @Nullable Integer ownerOrg,
        @Nullable String level,
        LocalDate found) {}
