package anxin.simulator;

import static anxin.engine.rows.DepositEvent.Form.BANK_GUARANTEE;
import static anxin.engine.rows.DepositEvent.Form.CASH;
import static anxin.engine.rows.DepositEvent.Kind.DEPOSIT;
import static anxin.engine.rows.DepositEvent.Kind.USE;
import static anxin.engine.rules.Level.BLUE;
import static anxin.engine.rules.Level.RED;
import static anxin.engine.rules.Level.YELLOW;

import anxin.engine.money.Yuan;
import anxin.engine.rules.Level;
import java.time.LocalDate;
import java.util.List;

/** Breaks the wage deposit: never lodged, short, not topped up, guarantee running out or run out. */
final class DepositInjections {

    private DepositInjections() {}

    static List<Injection> all() {
        return List.of(missing(YELLOW, 0), missing(RED, 0), missing(RED, 40), notToppedUp(), expiring(), expired());
    }

    private static Injection missing(Level level, int heldPercent) {
        return Injection.of("deposit-missing", level)
                .wish((wishes, horizon) -> {
                    if (level == YELLOW) {
                        wishes.startDate = horizon.calendar()
                                .onOrAfter(permitLateBy(horizon, 5).plusDays(2));
                    }
                })
                .at(Stage.PROJECT, site -> {
                    if (level == YELLOW) {
                        site.permitOn = permitLateBy(site.horizon, 5);
                    }
                })
                .at(Stage.DEPOSIT, site -> {
                    long required = site.requiredDepositFen();
                    long held = required * heldPercent / 100;
                    site.deposits.clear();
                    if (held > 0) {
                        Deposits.add(site, DEPOSIT, CASH, held, site.contractSignedOn.plusDays(9), null, null);
                    }
                    site.finds("deposit-missing", level, Yuan.text(required - held));
                });
    }

    /** A permit whose twenty working days ended so many working days ago. */
    private static LocalDate permitLateBy(Horizon horizon, int workingDays) {
        var calendar = horizon.calendar();
        return horizon.latestDayWhere(
                day -> calendar.workingDaysLate(calendar.plusWorkingDays(day, 20), horizon.until()) >= workingDays);
    }

    /** More was lodged than asked for, so that what is missing after its use is the top-up alone. */
    private static Injection notToppedUp() {
        return Injection.of("deposit-not-topped-up", RED).at(Stage.DEPOSIT, site -> {
            long used = Funds.roundedUp(site.requiredDepositFen() / 4, 10_000);
            site.deposits.clear();
            Deposits.add(
                    site,
                    DEPOSIT,
                    CASH,
                    site.requiredDepositFen() + used,
                    site.contractSignedOn.plusDays(9),
                    null,
                    null);
            Deposits.add(site, USE, CASH, used, site.horizon.ago(50), null, null);
            site.finds("deposit-not-topped-up", RED, Yuan.text(used));
        });
    }

    private static Injection expiring() {
        return Injection.of("guarantee-expiring", BLUE).at(Stage.DEPOSIT, site -> {
            guarantee(site, site.horizon.until().plusDays(12));
            site.finds("guarantee-expiring", BLUE, "12");
        });
    }

    /** With the guarantee gone the deposit is missing too; that cannot be kept apart. */
    private static Injection expired() {
        return Injection.of("guarantee-expiring", RED).at(Stage.DEPOSIT, site -> {
            guarantee(site, site.horizon.ago(9));
            site.finds("guarantee-expiring", RED, "-9");
            site.finds("deposit-missing", RED, Yuan.text(site.requiredDepositFen()));
        });
    }

    private static void guarantee(Site site, LocalDate validTo) {
        site.deposits.clear();
        Deposits.add(
                site,
                DEPOSIT,
                BANK_GUARANTEE,
                site.requiredDepositFen(),
                site.contractSignedOn.plusDays(9),
                validTo,
                null);
    }
}
