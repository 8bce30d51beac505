package anxin.simulator;

import anxin.engine.rows.Months;
import anxin.engine.rows.Purpose;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes up the special account's money: labour cost in, wages out, and a balance that adds up to the fen. */
final class Funds {

    /** Marks a movement whose amount is known only when the balance is. */
    private static final long FROM_BALANCE = 0;

    private static final long YUAN = 100;

    private final SimulationOptions options;
    private final Horizon horizon;

    Funds(SimulationOptions options, Horizon horizon) {
        this.options = options;
        this.horizon = horizon;
    }

    /** The labour cost of a month (人工费用): its wages and a little more. */
    static long labourCostFen(Site site, int month) {
        return roundedUp(site.earnedFen(month) * 103 / 100, 100 * YUAN);
    }

    /**
     * When the owner pays: ahead when work begins or begins again, then on the same day of every month, moved on to a
     * working day. As that day never moves back, no payment is more than a month after the one before.
     */
    void credit(Site site) {
        if (site.startDate.isAfter(horizon.until())) {
            return;
        }
        var dice = new Dice(options.seed(), site.index * 16L + 4);
        int creditDay = dice.between(3, 6);
        credit(site, ahead(site.startDate, creditDay), aheadFen(site));
        if (site.restartedOn != null) {
            credit(site, ahead(site.restartedOn, creditDay), 20_000 * YUAN);
        }
        for (int month = Math.max(Months.of(site.startDate), horizon.firstMonth());
                month < horizon.thisMonth();
                month++) {
            var day = horizon.calendar().onOrAfter(Months.yearMonth(month + 1).atDay(creditDay));
            credit(site, day, labourCostFen(site, month));
        }
    }

    private LocalDate ahead(LocalDate begin, int creditDay) {
        var next = begin.plusDays(1);
        var day = next.getDayOfMonth() < creditDay ? next.withDayOfMonth(creditDay) : next;
        return horizon.calendar().onOrAfter(day);
    }

    private void credit(Site site, LocalDate day, long fen) {
        if (fen > 0 && !day.isAfter(horizon.until())) {
            site.credits.merge(day, fen, Long::sum);
        }
    }

    /** More than the wages of the dearest month, so that the account always covers the next payroll. */
    private long aheadFen(Site site) {
        long dearest = site.crew.size() * 2_000L * YUAN;
        for (int month = horizon.firstMonth(); month <= horizon.thisMonth(); month++) {
            dearest = Math.max(dearest, site.earnedFen(month));
        }
        return roundedUp(dearest * 14 / 10 + site.aheadFen, 1000 * YUAN);
    }

    void keepLedger(Site site) {
        if (site.account == null) {
            return;
        }
        var dice = new Dice(options.seed(), site.index * 16L + 5);
        closeIfFinished(site, dice);
        var movements = new ArrayList<>(site.extras);
        site.credits.forEach((day, fen) -> movements.add(new Movement(
                day, Movement.at(9, 10), true, fen, Purpose.LABOUR_COST, site.owner.name(), site.owner.account())));
        addWages(site, movements, dice.chance(0.3));
        if (!movements.isEmpty()) {
            addBank(site, movements);
        }
        movements.sort(Movement.IN_TIME);
        site.entries = balanced(movements, site);
        if (!site.wishes.plain && dice.chance(0.03)) {
            freezeForAWhile(site);
        }
    }

    private void closeIfFinished(Site site, Dice dice) {
        if (site.completeDate == null) {
            return;
        }
        var day = site.completeDate.plusDays(dice.between(66, 85));
        if (!day.isAfter(horizon.until())) {
            site.account().closedOn = day;
            site.extras.add(new Movement(
                    day,
                    Movement.at(15, 0),
                    false,
                    FROM_BALANCE,
                    Purpose.RETURN,
                    site.contractor.name(),
                    site.contractor.account()));
        }
    }

    private void addWages(Site site, List<Movement> movements, boolean inBatches) {
        var number = site.account().number;
        var batches = new TreeMap<LocalDate, Long>();
        int second = Movement.at(10, 0);
        for (var line : site.payroll) {
            var on = line.balanceDate();
            if (on == null || line.paidFen() == 0 || !number.equals(line.paidFrom())) {
                continue;
            }
            if (inBatches) {
                batches.merge(on, line.paidFen(), Long::sum);
            } else {
                var person = line.worker().person;
                movements.add(new Movement(
                        on,
                        second++ % 20_000 + Movement.at(10, 0),
                        false,
                        line.paidFen(),
                        Purpose.WAGES,
                        person.name(),
                        person.card()));
            }
        }
        batches.forEach((day, fen) ->
                movements.add(new Movement(day, Movement.at(10, 30), false, fen, Purpose.WAGES, "批量代发工资", number)));
    }

    /** Interest (结息) on the 21st of each quarter's last month, a small fee on the 28th of each month. */
    private void addBank(Site site, List<Movement> movements) {
        var account = site.account();
        var last = account.closedOn == null ? horizon.until() : account.closedOn.minusDays(1);
        var first =
                movements.stream().map(Movement::day).min(LocalDate::compareTo).orElseThrow();
        for (int month = Months.of(first); month <= Months.of(last); month++) {
            var interest = Months.yearMonth(month).atDay(21);
            if (month % 3 == 2 && interest.isAfter(first) && !interest.isAfter(last)) {
                movements.add(
                        new Movement(interest, Movement.at(3, 0), true, FROM_BALANCE, Purpose.INTEREST, "开户银行", null));
            }
            var fee = Months.yearMonth(month).atDay(28);
            if (fee.isAfter(first) && !fee.isAfter(last) && account.frozenOn == null) {
                movements.add(new Movement(fee, Movement.at(23, 0), false, 8 * YUAN, Purpose.BANK_FEE, "开户银行", null));
            }
        }
    }

    /** Should the money ever not do, the owner pays the rest in the same minute. */
    private static List<Entry> balanced(List<Movement> movements, Site site) {
        var entries = new ArrayList<Entry>(movements.size());
        long balance = 0;
        for (var planned : movements) {
            var movement = planned;
            if (movement.fen() == FROM_BALANCE) {
                movement = movement.of(movement.credit() ? balance / 2000 : balance);
                if (movement.fen() == 0) {
                    continue;
                }
            }
            if (!movement.credit() && movement.fen() > balance) {
                long missing = roundedUp(movement.fen() - balance, 10_000 * YUAN);
                var owner = site.owner;
                balance += missing;
                entries.add(new Entry(
                        entries.size() + 1,
                        new Movement(
                                movement.day(),
                                movement.second(),
                                true,
                                missing,
                                Purpose.LABOUR_COST,
                                owner.name(),
                                owner.account()),
                        balance));
            }
            balance += movement.credit() ? movement.fen() : -movement.fen();
            entries.add(new Entry(entries.size() + 1, movement, balance));
        }
        return entries;
    }

    /** A freeze (冻结) that was lifted, in a fortnight in which nothing moved. */
    private void freezeForAWhile(Site site) {
        @Nullable LocalDate before = null;
        for (var entry : site.entries) {
            var day = entry.movement().day();
            if (before != null && before.plusDays(9).isBefore(day)) {
                site.account().frozenOn = before.plusDays(1);
                site.account().unfrozenOn = before.plusDays(5);
                return;
            }
            before = day;
        }
    }

    /** Adds a last movement on the last day. */
    static void takeOut(Site site, long fen) {
        var contractor = site.contractor;
        var movement = new Movement(
                site.horizon.until(),
                Movement.at(23, 30),
                false,
                fen,
                Purpose.RETURN,
                contractor.name(),
                contractor.account());
        site.entries.add(new Entry(site.entries.size() + 1, movement, site.balanceFen() - fen));
    }

    static long roundedUp(long fen, long unit) {
        return (fen + unit - 1) / unit * unit;
    }
}
