package anxin.simulator;

import anxin.engine.rows.Channel;
import anxin.engine.rows.Months;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Makes up the payrolls (工资表) and their payment. */
final class Wages {

    /** A payroll is handed in this many working days before the pay date; the rule asks for five. */
    private static final int SUBMITTED_AHEAD = 8;

    private final SimulationOptions options;
    private final Horizon horizon;

    Wages(SimulationOptions options, Horizon horizon) {
        this.options = options;
        this.horizon = horizon;
    }

    /** What the days worked in a month earn. */
    static long dueFen(Engagement worker, int days) {
        int count = Integer.bitCount(days);
        return switch (worker.wageUnit) {
            case "MONTH" -> worker.unitPriceFen * Math.min(count, 26) / 26 / 1000 * 1000;
            case "PIECE" -> worker.unitPriceFen * (count * 7L + Integer.remainderUnsigned(days * 31, 5));
            default -> worker.unitPriceFen * count;
        };
    }

    void pay(Site site) {
        var dice = new Dice(options.seed(), site.index * 16L + 3);
        int backPaid = backPaidMonth(site, dice);
        for (int month = Math.max(Months.of(site.startDate), horizon.firstMonth());
                month <= horizon.thisMonth();
                month++) {
            payMonth(site, dice, month, month == backPaid);
        }
        if (!site.wishes.plain && !site.payroll.isEmpty() && dice.chance(0.12)) {
            for (int i = 0; i < 3; i++) {
                var slip = dice.pick(site.payroll);
                site.slips.add(slip.due(slip.dueFen() * 11 / 10));
            }
        }
    }

    private void payMonth(Site site, Dice dice, int month, boolean backPaid) {
        var payDate = horizon.payDate(month, site.payDay);
        var payOn = dice.chance(0.25) ? horizon.calendar().minusWorkingDays(payDate, dice.between(1, 2)) : payDate;
        boolean inParts = !site.wishes.plain && !backPaid && dice.chance(0.08);
        boolean submitted = month < horizon.thisMonth()
                && !horizon.calendar()
                        .minusWorkingDays(payDate, SUBMITTED_AHEAD)
                        .isAfter(horizon.until());
        int late = 0;
        for (var worker : site.crew) {
            int days = worker.worked[site.slot(month)];
            var leaving = paidOnLeaving(worker, payOn);
            if (days == 0 || (!submitted && leaving == null)) {
                continue;
            }
            var on = leaving == null ? payOn : leaving;
            if (backPaid && leaving == null && late < 4) {
                late++;
                addBackPaid(site, worker, month, days, on, dice.between(6, 22));
            } else if (inParts && leaving == null) {
                addInParts(site, worker, month, days, on);
            } else {
                add(site, worker, month, 1, days, dueFen(worker, days), dueFen(worker, days), on, false);
            }
        }
    }

    /** Whoever has left and settled (结清) was paid everything by then. */
    private static @Nullable LocalDate paidOnLeaving(Engagement worker, LocalDate payOn) {
        return worker.settledOn != null && worker.settledOn.isBefore(payOn) ? worker.settledOn : null;
    }

    private void addInParts(Site site, Engagement worker, int month, int days, LocalDate on) {
        long due = dueFen(worker, days);
        long first = due * 7 / 10 / 1000 * 1000;
        add(site, worker, month, 1, days, due, first, horizon.calendar().minusWorkingDays(on, 2), false);
        if (!on.isAfter(horizon.until())) {
            add(site, worker, month, 2, days, 0, due - first, on, false);
        }
    }

    private void addBackPaid(Site site, Engagement worker, int month, int days, LocalDate on, int later) {
        long due = dueFen(worker, days);
        long first = due * 85 / 100 / 1000 * 1000;
        add(site, worker, month, 1, days, due, first, on, false);
        var back = horizon.calendar().onOrAfter(on.plusDays(later));
        add(site, worker, month, 2, days, 0, due - first, back, true);
    }

    private void add(
            Site site,
            Engagement worker,
            int month,
            int seq,
            int days,
            long due,
            long paid,
            LocalDate on,
            boolean back) {
        boolean done = !on.isAfter(horizon.until());
        site.payroll.add(new PayLine(
                worker,
                month,
                seq,
                Integer.bitCount(days),
                due,
                done ? paid : 0,
                done ? on : null,
                done ? site.account().number : null,
                worker.person.card().endsWith("7") ? Channel.ECNY : Channel.BANK,
                back));
    }

    /** In some projects a few workers once got a part of their wages late; it is long made good. */
    private int backPaidMonth(Site site, Dice dice) {
        var candidates = new ArrayList<Integer>();
        for (int month = Math.max(Months.of(site.startDate), horizon.firstMonth());
                month < horizon.thisMonth();
                month++) {
            if (horizon.payDate(month, site.payDay).isBefore(horizon.ago(40))) {
                candidates.add(month);
            }
        }
        return site.wishes.plain || candidates.isEmpty() || dice.chance(0.88) ? -1 : dice.pick(candidates);
    }

    /** Pays a month anew: everybody the same hundredths of what is due, in one part, on the pay date. */
    static void payAnew(Site site, int month, int percent) {
        var payDate = site.horizon.payDate(month, site.payDay);
        site.payroll.replaceAll(line -> {
            if (line.month() != month) {
                return line;
            }
            return percent == 0 ? line.unpaid() : line.paid(line.dueFen() * percent / 100, payDate);
        });
    }
}
