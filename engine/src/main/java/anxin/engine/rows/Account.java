package anxin.engine.rows;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A special account for migrant workers' wages (农民工工资专用账户).
 *
 * @param number handle of the account number
 */
public record Account(
        long number,
        LocalDate openedOn,
        @Nullable LocalDate filedOn,
        @Nullable LocalDate closedOn,
        @Nullable LocalDate frozenOn,
        @Nullable LocalDate unfrozenOn) {

    /** Opened, and not closed by the end of the day. */
    public boolean isOpenOn(LocalDate day) {
        return !openedOn.isAfter(day) && (closedOn == null || closedOn.isAfter(day));
    }

    /** Frozen (冻结) and not yet released at the end of the day. */
    public boolean isFrozenOn(LocalDate day) {
        return frozenOn != null && !frozenOn.isAfter(day) && (unfrozenOn == null || unfrozenOn.isAfter(day));
    }
}
