package anxin.simulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One worker on one project (项目工人) while it is being made up. */
final class Engagement {

    final Person person;
    final Team team;
    final String wageUnit;
    final long unitPriceFen;
    final LocalDate entry;

    @Nullable
    LocalDate registeredOn;

    @Nullable
    LocalDate contractSignedOn;

    @Nullable
    LocalDate exit;

    @Nullable
    LocalDate settledOn;

    /** Days attended in each month of the horizon: bit (d − 1) is day d. */
    final int[] attended;

    /** Days worked: more than attended only where swipes are written sparsely. */
    final int[] worked;

    /** Months of night shifts, as bits. */
    long nightMonths;

    Engagement(Person person, Team team, String wageUnit, long unitPriceFen, LocalDate entry, int months) {
        this.person = person;
        this.team = team;
        this.wageUnit = wageUnit;
        this.unitPriceFen = unitPriceFen;
        this.entry = entry;
        registeredOn = entry;
        contractSignedOn = entry;
        attended = new int[months];
        worked = new int[months];
    }

    boolean nightsIn(int month) {
        return (nightMonths >>> month & 1) == 1;
    }

    boolean on(LocalDate day) {
        return !entry.isAfter(day) && (exit == null || !exit.isBefore(day));
    }

    /** Counts on the day as one of the current engagements: the day of leaving no longer does. */
    boolean currentOn(LocalDate day) {
        return !entry.isAfter(day) && (exit == null || exit.isAfter(day));
    }
}
