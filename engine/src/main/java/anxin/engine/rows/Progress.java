package anxin.engine.rows;

import org.jspecify.annotations.Nullable;

/**
 * Work done and progress money paid in a month (产值与工程款支付).
 *
 * @param labourCostDueFen labour cost of the month if the contract names it, in fen; otherwise it follows from the ratio
 */
public record Progress(
        int month,
        long completedFen,
        long paidFen,
        @Nullable Long labourCostDueFen) {}
