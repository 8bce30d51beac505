package anxin.simulator;

import anxin.engine.rows.Months;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Makes up who comes on which day (考勤). */
final class Attendance {

    private final SimulationOptions options;
    private final Horizon horizon;
    private final Seasons seasons;

    Attendance(SimulationOptions options, Horizon horizon) {
        this.options = options;
        this.horizon = horizon;
        seasons = new Seasons(horizon);
    }

    void record(Site site) {
        var dice = new Dice(options.seed(), site.index * 16L + 2);
        for (int slot = 0; slot < site.crew.size(); slot++) {
            var worker = site.crew.get(slot);
            work(site, worker, slot == 0, dice);
            for (int month = 0; month < horizon.months(); month++) {
                worker.attended[month] = options.swipes() == SwipeVolume.SPARSE && slot > 0
                        ? thinned(worker.worked[month], slot)
                        : worker.worked[month];
            }
        }
    }

    private void work(Site site, Engagement worker, boolean watch, Dice dice) {
        double diligence = dice.fraction(0.92, 1.0);
        boolean cameBefore = false;
        var last = worker.exit == null ? horizon.until() : worker.exit;
        var first = worker.entry.isBefore(horizon.from()) ? horizon.from() : worker.entry;
        int month = Months.of(first) - horizon.firstMonth();
        int offset = (int) ChronoUnit.DAYS.between(horizon.from(), first);
        for (var day = first; !day.isAfter(last); day = day.plusDays(1), offset++) {
            if (day.getDayOfMonth() == 1 && day != first) {
                month++;
            }
            if (!site.activeOn(day)) {
                continue;
            }
            double share = seasons.share(site.place, offset) * diligence;
            boolean comes = watch
                    ? !cameBefore || share > 0.5 || dice.chance(0.7) || day.equals(horizon.until())
                    : day == first || dice.chance(share);
            if (comes) {
                worker.worked[month] |= 1 << (day.getDayOfMonth() - 1);
            }
            cameBefore = comes;
        }
    }

    private static int thinned(int days, int slot) {
        int kept = Integer.lowestOneBit(days);
        for (int day = slot % 6; day < 31; day += 6) {
            kept |= days & (1 << day);
        }
        return kept;
    }

    /** Has a worker come on a day, or stay away. */
    static void set(Site site, Engagement worker, LocalDate day, boolean comes) {
        int month = site.slot(Months.of(day));
        int bit = 1 << (day.getDayOfMonth() - 1);
        worker.attended[month] = comes ? worker.attended[month] | bit : worker.attended[month] & ~bit;
        worker.worked[month] = comes ? worker.worked[month] | bit : worker.worked[month] & ~bit;
    }
}
