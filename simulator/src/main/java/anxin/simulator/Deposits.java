package anxin.simulator;

import static anxin.engine.rows.DepositEvent.Form.BANK_GUARANTEE;
import static anxin.engine.rows.DepositEvent.Form.CASH;
import static anxin.engine.rows.DepositEvent.Form.INSURANCE;
import static anxin.engine.rows.DepositEvent.Form.SURETY_GUARANTEE;
import static anxin.engine.rows.DepositEvent.Kind.DEPOSIT;
import static anxin.engine.rows.DepositEvent.Kind.REFUND;
import static anxin.engine.rows.DepositEvent.Kind.TOP_UP;
import static anxin.engine.rows.DepositEvent.Kind.USE;

import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.DepositEvent.Form;
import anxin.engine.rows.DepositEvent.Kind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes up the wage deposit (工资保证金): cash or guarantee, renewed, used and topped up, exchanged, given back. */
final class Deposits {

    private final SimulationOptions options;
    private final Horizon horizon;

    Deposits(SimulationOptions options, Horizon horizon) {
        this.options = options;
        this.horizon = horizon;
    }

    void lodge(Site site) {
        var dice = new Dice(options.seed(), site.index * 16L + 6);
        var on = site.contractSignedOn.plusDays(dice.between(4, 16));
        int way = site.wishes.plain ? dice.below(60) : dice.below(100);
        if (way < 35) {
            add(site, DEPOSIT, BANK_GUARANTEE, on, beyond(site, dice), null);
        } else if (way < 50) {
            add(site, DEPOSIT, CASH, on, null, null);
        } else if (way < 60) {
            add(site, DEPOSIT, dice.chance(0.5) ? INSURANCE : SURETY_GUARANTEE, on, beyond(site, dice), null);
        } else if (way < 75) {
            renewed(site, on);
        } else if (way < 84) {
            exchanged(site, on, dice);
        } else if (way < 93) {
            usedAndToppedUp(site, on, dice);
        } else {
            site.depositExempt = true;
        }
        giveBack(site);
    }

    /** A day well after the last one and after the planned end. */
    private LocalDate beyond(Site site, Dice dice) {
        var end = site.plannedCompleteDate.isAfter(horizon.until()) ? site.plannedCompleteDate : horizon.until();
        return end.plusDays(dice.between(60, 200));
    }

    /** A guarantee for a year, renewed (续保) six weeks before it ends. */
    private void renewed(Site site, LocalDate first) {
        for (var on = first; !on.isAfter(horizon.until()); on = on.plusDays(365 - 45)) {
            add(site, DEPOSIT, BANK_GUARANTEE, on, on.plusDays(365), null);
        }
    }

    private void exchanged(Site site, LocalDate on, Dice dice) {
        add(site, DEPOSIT, CASH, on, null, null);
        var exchange = on.plusDays(dice.between(40, 120));
        if (!exchange.plusDays(9).isAfter(horizon.until())) {
            add(site, DEPOSIT, BANK_GUARANTEE, exchange, beyond(site, dice), null);
            add(site, REFUND, CASH, exchange.plusDays(9), null, "1");
        }
    }

    private void usedAndToppedUp(Site site, LocalDate on, Dice dice) {
        add(site, DEPOSIT, CASH, on, null, null);
        var use = site.startDate.plusDays(dice.between(60, 120));
        var topUp = horizon.calendar().plusWorkingDays(use, dice.between(3, 9));
        if (!topUp.isAfter(horizon.until())) {
            long part = Funds.roundedUp(site.requiredDepositFen() / dice.between(3, 9), 10_000);
            add(site, USE, CASH, part, use, null, null);
            add(site, TOP_UP, CASH, part, topUp, null, null);
        }
    }

    private void giveBack(Site site) {
        if (site.completeDate == null
                || site.deposits.isEmpty()
                || site.completeDate.plusDays(45).isAfter(horizon.until())) {
            return;
        }
        var last = site.deposits.getFirst();
        if (site.deposits.size() == 1 && last.form() == CASH) {
            add(site, REFUND, CASH, site.completeDate.plusDays(45), null, last.eventNo());
        }
    }

    private void add(
            Site site, Kind kind, Form form, LocalDate on, @Nullable LocalDate validTo, @Nullable String refersTo) {
        add(site, kind, form, site.requiredDepositFen(), on, validTo, refersTo);
    }

    /** Numbers events from 1. */
    static void add(
            Site site,
            Kind kind,
            Form form,
            long fen,
            LocalDate on,
            @Nullable LocalDate validTo,
            @Nullable String refersTo) {
        if (!on.isAfter(site.horizon.until())) {
            var number = String.valueOf(site.deposits.size() + 1);
            site.deposits.add(new DepositEvent(number, kind, form, fen, on, validTo, refersTo));
        }
    }
}
