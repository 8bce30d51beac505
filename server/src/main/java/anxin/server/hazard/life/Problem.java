package anxin.server.hazard.life;

import anxin.server.hazard.Outcome;
import anxin.server.hazard.Stage;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it stands.
 *
 * @param level 0 none, 1 blue, 2 yellow, 3 red
 * @param departmental in a department's own pool, which the leading office reads and does not change
 * @param fedBackBy login of who asked for the sign-off
 */
public record Problem(
        long id,
        String title,
        String kind,
        int area,
        @Nullable Integer projectId,
        @Nullable String projectCode,
        @Nullable String projectName,
        @Nullable String place,
        LocalDate foundOn,
        Instant signalledAt,
        @Nullable Instant firstActionAt,
        Instant collectedAt,
        int enteredOrg,
        Stage stage,
        Instant stageSince,
        int level,
        @Nullable Integer ownerOrg,
        boolean departmental,
        @Nullable String ownerPerson,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate firstDueOn,
        @Nullable String fedBackBy,
        @Nullable Outcome outcome,
        @Nullable Instant closedAt,
        @Nullable Long mergedInto,
        @Nullable Long previousId) {

    public boolean open() {
        return stage != Stage.CLOSED;
    }
}
