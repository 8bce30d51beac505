package anxin.engine.rows;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A construction project (工程建设项目) as last handed in.
 *
 * @param areaCode division code (GB/T 2260), 6 or 9 digits
 * @param category two digits of the project category dictionary
 * @param contractPriceFen price of the construction contract, in fen
 * @param payDay day of the following month on which wages are due, 1 to 31
 */
public record Project(
        String code,
        String areaCode,
        String category,
        Set<Funding> funding,
        long contractPriceFen,
        @Nullable LocalDate contractSignedOn,
        @Nullable LocalDate permitOn,
        LocalDate startDate,
        LocalDate plannedCompleteDate,
        @Nullable LocalDate completeDate,
        @Nullable LocalDate stoppedOn,
        @Nullable LocalDate restartedOn,
        @Nullable LocalDate registeredOn,
        @Nullable LocalDate noticeBoardOn,
        @Nullable LocalDate paymentGuaranteeOn,
        int payDay,
        boolean depositExempt) {

    public Project {
        funding = Set.copyOf(funding);
    }

    /** Begun and not complete (未完工). */
    public boolean unfinishedOn(LocalDate day) {
        return !startDate.isAfter(day) && completeDate == null;
    }

    /** Under construction (在建): unfinished and not stopped; a restart on the day of the stop is running. */
    public boolean runningOn(LocalDate day) {
        return unfinishedOn(day) && !stopped();
    }

    private boolean stopped() {
        return stoppedOn != null && (restartedOn == null || restartedOn.isBefore(stoppedOn));
    }
}
