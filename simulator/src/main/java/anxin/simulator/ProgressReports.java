package anxin.simulator;

import anxin.engine.rows.Months;
import anxin.engine.rows.Progress;
import org.jspecify.annotations.Nullable;

/** Makes up the work done each month (产值) and what the owner paid for it, and from them the contract price. */
final class ProgressReports {

    private static final long HUNDRED_YUAN = 10_000;

    private final SimulationOptions options;
    private final Horizon horizon;

    ProgressReports(SimulationOptions options, Horizon horizon) {
        this.options = options;
        this.horizon = horizon;
    }

    /** The price covers all work until the planned end. */
    void price(Site site, int crew) {
        long months = Math.max(4, Months.of(site.plannedCompleteDate) - Months.of(site.startDate) + 1);
        long yuan = Math.max(8, crew) * months * (building(site) ? 35_000 : 60_000);
        site.contractPriceFen = Funds.roundedUp(yuan * 100, 100 * 10_000L * 10);
    }

    void report(Site site) {
        var dice = new Dice(options.seed(), site.index * 16L + 7);
        boolean named = site.wishes.plain || dice.chance(0.85);
        for (int month = Math.max(Months.of(site.startDate), horizon.firstMonth());
                Months.lastDay(month).isBefore(horizon.until());
                month++) {
            long labourCost = Funds.labourCostFen(site, month);
            if (labourCost == 0) {
                continue;
            }
            double ratio = building(site) ? dice.fraction(0.32, 0.4) : dice.fraction(0.21, 0.28);
            long completed = rounded(labourCost / ratio);
            double share = site.publicMoney() ? dice.fraction(0.83, 0.95) : dice.fraction(0.65, 0.95);
            @Nullable Long due = named ? Long.valueOf(labourCost) : null;
            site.progress.add(new Progress(month, completed, rounded(completed * share), due));
        }
    }

    private static boolean building(Site site) {
        return site.category.equals("01");
    }

    static long rounded(double fen) {
        return (long) (fen / HUNDRED_YUAN) * HUNDRED_YUAN;
    }
}
