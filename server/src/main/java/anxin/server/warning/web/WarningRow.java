package anxin.server.warning.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A warning as its table holds it, without its reasons. */
record WarningRow(
        long id,
        String projectCode,
        String projectName,
        int area,
        String rule,
        @Nullable Integer month,
        String state,
        int level,
        String value,
        LocalDate raisedOn,
        LocalDate levelSince,
        LocalDate judgedFor,
        @Nullable LocalDate clearedOn,
        @Nullable String clearReason,
        @Nullable LocalDate clearBy,
        boolean provisional,
        int groundsId,
        @Nullable Long previousId,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt) {}
