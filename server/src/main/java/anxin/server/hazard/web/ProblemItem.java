package anxin.server.hazard.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as a line of a list.
 *
 * @param level RED, YELLOW or BLUE
 * @param late still open after its due day
 * @param hoursToAction from the first signal to the first action; none where nobody has done anything yet
 * @param departmental in a department's own pool
 */
record ProblemItem(
        long id,
        String title,
        String kind,
        String kindText,
        String areaCode,
        String areaName,
        @Nullable String projectCode,
        @Nullable String projectName,
        @Nullable String place,
        String stage,
        String stageText,
        LocalDate stageSince,
        long daysInStage,
        @Nullable String level,
        @Nullable Integer owner,
        @Nullable String ownerName,
        @Nullable String ownerPerson,
        boolean departmental,
        @Nullable LocalDate dueOn,
        boolean late,
        LocalDate foundOn,
        Instant signalledAt,
        @Nullable Instant firstActionAt,
        @Nullable Long hoursToAction,
        @Nullable LocalDate closedOn,
        @Nullable String outcome,
        List<SourceRef> sources) {

    /** A source in short. */
    record SourceRef(String kind, String text, String ref, String means) {}
}
