package anxin.server.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other modules see of a problem.
 *
 * @param area nine-digit code
 * @param project 0 for none
 * @param ownerOrg 0 where it is in the leading office's pool
 * @param mergedInto number of the problem it is part of now; 0 for none
 */
public record ProblemView(
        long id,
        String title,
        String kind,
        int area,
        int project,
        Stage stage,
        int ownerOrg,
        @Nullable String ownerPerson,
        @Nullable LocalDate dueOn,
        @Nullable Outcome outcome,
        @Nullable Instant closedAt,
        long mergedInto,
        List<Source> sources) {

    public record Source(SourceKind kind, String ref, Means means, Instant toldAt) {}

    public boolean open() {
        return stage != Stage.CLOSED;
    }
}
