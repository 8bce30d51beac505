package anxin.simulator;

import static anxin.engine.rules.Level.BLUE;
import static anxin.engine.rules.Level.RED;
import static anxin.engine.rules.Level.YELLOW;

import anxin.engine.money.Yuan;
import anxin.engine.rows.Months;
import anxin.engine.rows.Progress;
import anxin.engine.rows.Purpose;
import anxin.engine.rules.Level;
import java.time.LocalDate;
import java.util.List;

/** Breaks what the special account is for: opened, filed, filled in time, used for wages alone, left alone by others. */
final class AccountInjections {

    private AccountInjections() {}

    static List<Injection> all() {
        return List.of(
                labourCostLate(YELLOW, 4),
                labourCostLate(RED, 18),
                labourCostShort(YELLOW, 120),
                labourCostShort(RED, 170),
                frozen(),
                notFiled(BLUE),
                notFiled(YELLOW),
                notOpened(YELLOW, 4),
                notOpened(RED, 33),
                outflow(Purpose.OTHER, ""),
                outflow(Purpose.WAGES, "7999999999999999999"));
    }

    /** No account though the contract was signed long ago; work is about to begin, so that nobody has been paid yet. */
    private static Injection notOpened(Level level, int least) {
        return Injection.of("account-not-opened", level)
                .wish((wishes, horizon) -> {
                    wishes.state = Wishes.State.TO_COME;
                    wishes.startDate = horizon.until().plusDays(6);
                })
                .at(Stage.PROJECT, site -> {
                    var horizon = site.horizon;
                    site.account = null;
                    site.contractSignedOn = signedSoThatLateBy(horizon, least);
                    site.finds(
                            "account-not-opened",
                            level,
                            String.valueOf(horizon.late(horizon.calendar().plusDays(site.contractSignedOn, 30))));
                });
    }

    private static LocalDate signedSoThatLateBy(Horizon horizon, int days) {
        return horizon.latestDayWhere(day -> horizon.late(horizon.calendar().plusDays(day, 30)) >= days);
    }

    private static Injection notFiled(Level level) {
        return Injection.of("account-not-filed", level)
                .wish((wishes, horizon) -> wishes.startDate = level == BLUE ? horizon.ago(26) : wishes.startDate)
                .at(Stage.PROJECT, site -> {
                    var horizon = site.horizon;
                    if (level == BLUE) {
                        site.contractSignedOn = horizon.ago(58);
                        site.account().openedOn = horizon.ago(42);
                        site.account().agreementOn = horizon.ago(42);
                    }
                    site.account().filedOn = null;
                    site.finds(
                            "account-not-filed",
                            level,
                            String.valueOf(horizon.late(horizon.calendar().plusDays(site.account().openedOn, 30))));
                });
    }

    /** The owner paid far ahead and then stopped; the account still holds enough. */
    private static Injection labourCostLate(Level level, int least) {
        return Injection.of("labour-cost-late", level).at(Stage.CREDITS, site -> {
            var horizon = site.horizon;
            var last = horizon.latestDayWhere(day -> !horizon.calendar().isOff(day) && daysLate(horizon, day) >= least);
            var later = site.credits.tailMap(last, true);
            long moved = later.values().stream().mapToLong(Long::longValue).sum();
            later.clear();
            site.credits.merge(last, 5_000_000L, Long::sum);
            site.credits.merge(site.credits.firstKey(), moved, Long::sum);
            site.finds("labour-cost-late", level, String.valueOf(daysLate(horizon, last)));
        });
    }

    private static int daysLate(Horizon horizon, LocalDate lastCredit) {
        return horizon.late(horizon.calendar().plusMonths(lastCredit, 1));
    }

    /** The contract names more labour cost than the owner ever paid in. */
    private static Injection labourCostShort(Level level, int percent) {
        return Injection.of("labour-cost-short", level).at(Stage.PROGRESS, site -> {
            long credited = site.creditedFen();
            long due = site.progress.stream()
                    .filter(p -> counts(site, p))
                    .mapToLong(AccountInjections::dueFen)
                    .sum();
            long wanted = credited * percent / 100;
            site.progress.replaceAll(p -> new Progress(
                    p.month(),
                    (long) ((double) p.completedFen() * wanted / due),
                    (long) ((double) p.paidFen() * wanted / due),
                    Funds.roundedUp((long) ((double) dueFen(p) * wanted / due), 10_000)));
            long nowDue = site.progress.stream()
                    .filter(p -> counts(site, p))
                    .mapToLong(AccountInjections::dueFen)
                    .sum();
            site.finds("labour-cost-short", level, Yuan.text(nowDue - credited));
        });
    }

    /** A month's labour cost is due when the month after it has ended. */
    private static boolean counts(Site site, Progress progress) {
        return Months.lastDay(progress.month() + 1).isBefore(site.horizon.until());
    }

    private static long dueFen(Progress progress) {
        var due = progress.labourCostDueFen();
        return due == null ? 0 : due;
    }

    /** Frozen (冻结) when no wages are due, so that the frozen money is not missed yet. */
    private static Injection frozen() {
        return Injection.of("account-frozen", RED)
                .onlyIf(horizon -> quietPayDay(horizon) > 0)
                .wish((wishes, horizon) -> {
                    wishes.payDay = quietPayDay(horizon);
                    wishes.everybodyStays = true;
                })
                .at(Stage.PROJECT, site -> {
                    site.account().frozenOn = site.horizon.until();
                    site.finds("account-frozen", RED, "1");
                });
    }

    private static int quietPayDay(Horizon horizon) {
        int month = horizon.thisMonth() - 1;
        return horizon.payDayWhere(payDay -> {
            var payDate = horizon.payDate(month, payDay);
            return payDate.isBefore(horizon.until())
                    || payDate.isAfter(horizon.until().plusDays(5));
        });
    }

    private static Injection outflow(Purpose purpose, String account) {
        return Injection.of("outflow-not-worker", RED).at(Stage.PAYROLL, site -> {
            long fen = 4_860_000L + site.index % 97 * 10_000L;
            site.aheadFen += fen;
            site.extras.add(new Movement(
                    site.horizon.ago(75),
                    Movement.at(16, 20),
                    false,
                    fen,
                    purpose,
                    "某建材经营部",
                    account.isEmpty() ? null : account));
            site.finds("outflow-not-worker", RED, Yuan.text(fen));
        });
    }
}
