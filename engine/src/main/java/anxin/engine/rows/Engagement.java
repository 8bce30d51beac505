package anxin.engine.rows;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One stay of a worker on a project, from entry to exit (进场、退场). */
public record Engagement(
        long person,
        LocalDate entryDate,
        @Nullable LocalDate registeredOn,
        @Nullable LocalDate contractSignedOn,
        @Nullable LocalDate exitDate,
        @Nullable LocalDate settledOn,
        long card) {

    /** Entered and not left: a worker who leaves that day is no longer current. */
    public boolean currentOn(LocalDate day) {
        return !entryDate.isAfter(day) && (exitDate == null || exitDate.isAfter(day));
    }

    /** Registered under the real name (实名登记) by that day and within the stay, the day of exit included. */
    public boolean registeredFor(LocalDate day) {
        return registeredOn != null
                && !registeredOn.isAfter(day)
                && !entryDate.isAfter(day)
                && (exitDate == null || !exitDate.isBefore(day));
    }
}
