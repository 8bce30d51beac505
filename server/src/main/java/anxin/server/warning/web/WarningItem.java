package anxin.server.warning.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A warning as a line of a list. */
record WarningItem(
        long id,
        String projectCode,
        String projectName,
        String areaCode,
        String areaName,
        String rule,
        String ruleTitle,
        @Nullable String month,
        String level,
        String value,
        String unit,
        String valueText,
        LocalDate raisedOn,
        LocalDate levelSince,
        long daysOpen,
        String state,
        @Nullable LocalDate clearedOn,
        @Nullable LocalDate clearBy,
        boolean acknowledged,
        boolean proposal,
        boolean provisional) {}
