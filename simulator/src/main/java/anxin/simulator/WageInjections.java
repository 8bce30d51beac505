package anxin.simulator;

import static anxin.engine.rules.Level.BLUE;
import static anxin.engine.rules.Level.RED;
import static anxin.engine.rules.Level.YELLOW;

import anxin.engine.money.Yuan;
import anxin.engine.rows.Channel;
import anxin.engine.rows.Months;
import anxin.engine.rules.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Breaks the payment of wages: late, never, too little, too much, to nobody at work, around the account. */
final class WageInjections {

    private static final int CREW = 26;
    private static final Set<String> WITH_MINIMUM_WAGE = Set.of("32", "33", "50", "62");
    private static final long LOW_WAGE_FEN = 126_000;
    private static final long HIGH_WAGE_FEN = 5_860_000;

    private WageInjections() {}

    static List<Injection> all() {
        return List.of(
                overdue(BLUE),
                overdue(YELLOW),
                overdue(RED),
                neverPaid(true),
                neverPaid(false),
                coverage(YELLOW),
                coverage(RED),
                notSubmitted(),
                insufficient(BLUE),
                insufficient(RED),
                belowMinimum(),
                tooHighInMonth(),
                tooHighInYear(),
                withoutAttendance(YELLOW, 2),
                withoutAttendance(RED, 4),
                outsideAccount(Channel.CASH),
                outsideAccount(Channel.BANK));
    }

    /** Everybody got six tenths of a month's wages and the rest is owed. */
    private static Injection overdue(Level level) {
        return Injection.of("wages-overdue", level)
                .onlyIf(horizon -> overdueMonth(horizon, level) != null)
                .wish((wishes, horizon) -> {
                    stay(wishes);
                    var found = overdueMonth(horizon, level);
                    wishes.payDay = found == null ? 0 : found.payDay();
                })
                .at(Stage.PAYROLL, site -> {
                    var found = overdueMonth(site.horizon, level);
                    if (found != null) {
                        Wages.payAnew(site, found.month(), 60);
                        site.finds("wages-overdue", found.month(), level, Yuan.text(site.unpaidFen(found.month())));
                    }
                });
    }

    /** A month and a pay day. */
    private record Due(int month, int payDay) {}

    private static @Nullable Due overdueMonth(Horizon horizon, Level level) {
        for (int back = 1; back <= 4; back++) {
            int month = horizon.thisMonth() - back;
            int payDay = horizon.payDayWhere(day -> overdueLevel(horizon, horizon.payDate(month, day)) == level);
            if (payDay > 0) {
                return new Due(month, payDay);
            }
        }
        return null;
    }

    /** The level of wages overdue since a pay date, or null if it has not passed. */
    private static @Nullable Level overdueLevel(Horizon horizon, LocalDate payDate) {
        int late = horizon.late(payDate);
        if (late <= 0) {
            return null;
        }
        return horizon.until().isAfter(payDate.plusMonths(1)) ? RED : late >= 16 ? YELLOW : BLUE;
    }

    private static void alsoOverdue(Site site, int month) {
        var level = overdueLevel(site.horizon, site.horizon.payDate(month, site.payDay));
        if (level != null) {
            site.finds("wages-overdue", month, level, Yuan.text(site.unpaidFen(month)));
        }
    }

    /** A month nobody was paid for; who is not paid at all is owed as well, and no worker is covered. */
    private static Injection neverPaid(boolean withPayroll) {
        return Injection.of("wages-unpaid", RED)
                .wish((wishes, horizon) -> stay(wishes))
                .at(Stage.PAYROLL, site -> {
                    int month = site.busiestMonth(2, 4);
                    int workers = site.attending(month).size();
                    if (withPayroll) {
                        Wages.payAnew(site, month, 0);
                        alsoOverdue(site, month);
                    } else {
                        site.payroll.removeIf(line -> line.month() == month);
                        site.finds("payroll-not-submitted", month, YELLOW, String.valueOf(workers));
                    }
                    site.finds("wages-unpaid", month, RED, String.valueOf(workers));
                    site.finds("pay-coverage", month, RED, "1.0000");
                });
    }

    /** Some who attended are on no payroll. */
    private static Injection coverage(Level level) {
        return Injection.of("pay-coverage", level)
                .wish((wishes, horizon) -> stay(wishes))
                .at(Stage.PAYROLL, site -> {
                    int month = site.busiestMonth(2, 6);
                    var attending = site.attending(month);
                    int forgotten = level == YELLOW ? 1 : attending.size() / 10 + 2;
                    var without = Set.copyOf(attending.subList(attending.size() - forgotten, attending.size()));
                    site.payroll.removeIf(line -> line.month() == month && without.contains(line.worker()));
                    site.finds("pay-coverage", month, level, Injections.share(forgotten, attending.size()));
                });
    }

    /** No payroll although the pay date is five working days off or less. */
    private static Injection notSubmitted() {
        return Injection.of("payroll-not-submitted", YELLOW)
                .onlyIf(horizon -> submissionPayDay(horizon) > 0)
                .wish((wishes, horizon) -> {
                    stay(wishes);
                    wishes.payDay = submissionPayDay(horizon);
                })
                .at(Stage.PAYROLL, site -> {
                    int month = site.monthBack(1);
                    site.payroll.removeIf(line -> line.month() == month);
                    site.finds(
                            "payroll-not-submitted",
                            month,
                            YELLOW,
                            String.valueOf(site.attending(month).size()));
                });
    }

    private static int submissionPayDay(Horizon horizon) {
        return horizon.payDayWhere(day -> {
            var payDate = horizon.payDate(horizon.thisMonth() - 1, day);
            return horizon.late(payDate) <= 0
                    && !horizon.calendar().minusWorkingDays(payDate, 5).isAfter(horizon.until());
        });
    }

    /** The contractor took the money out again before the wages of last month were paid. */
    private static Injection insufficient(Level level) {
        return Injection.of("balance-insufficient", level)
                .onlyIf(horizon -> drainedPayDay(horizon, level) > 0)
                .wish((wishes, horizon) -> {
                    stay(wishes);
                    wishes.payDay = drainedPayDay(horizon, level);
                })
                .at(Stage.PAYROLL, site -> {
                    int month = site.monthBack(1);
                    boolean passed = site.horizon.late(site.horizon.payDate(month, site.payDay)) > 0;
                    Wages.payAnew(site, month, passed ? 50 : 0);
                    alsoOverdue(site, month);
                })
                .at(Stage.LEDGER, site -> {
                    int month = site.monthBack(1);
                    long unpaid = site.unpaidFen(month);
                    long left = Math.min(site.balanceFen() - 1, unpaid * 2 / 5);
                    Funds.takeOut(site, site.balanceFen() - left);
                    site.finds("balance-insufficient", month, level, Yuan.text(unpaid - left));
                });
    }

    /** Before the pay date for blue; for red on the pay date itself if it can be, else soon after it. */
    private static int drainedPayDay(Horizon horizon, Level level) {
        int month = horizon.thisMonth() - 1;
        if (level == BLUE) {
            return horizon.payDayWhere(day -> {
                int late = horizon.late(horizon.payDate(month, day));
                return late < 0 && late >= -5;
            });
        }
        int today = horizon.payDayWhere(day -> horizon.late(horizon.payDate(month, day)) == 0);
        return today > 0 ? today : horizon.payDayWhere(day -> horizon.late(horizon.payDate(month, day)) > 0);
    }

    /** Full months of work for less than the lowest minimum wage (最低工资标准) of the provinces that have one in the packs. */
    private static Injection belowMinimum() {
        return Injection.of("pay-below-minimum", RED)
                .wish((wishes, horizon) -> {
                    stay(wishes);
                    wishes.place =
                            place -> WITH_MINIMUM_WAGE.contains(place.area().substring(0, 2));
                })
                .at(Stage.ATTENDANCE, site -> {
                    int month = site.busiestMonth(3, 8);
                    for (var worker : site.crew.subList(2, 5)) {
                        var last = Months.lastDay(month);
                        for (var day = Months.firstDay(month); !day.isAfter(last); day = day.plusDays(1)) {
                            Attendance.set(site, worker, day, day.getDayOfMonth() <= 23);
                        }
                    }
                    site.finds("pay-below-minimum", month, RED, "3");
                })
                .at(Stage.PAYROLL, site -> {
                    int month = site.busiestMonth(3, 8);
                    var low = Set.copyOf(site.crew.subList(2, 5));
                    site.payroll.replaceAll(line ->
                            line.month() == month && low.contains(line.worker()) ? line.due(LOW_WAGE_FEN) : line);
                });
    }

    private static Injection tooHighInMonth() {
        return Injection.of("pay-too-high", RED)
                .wish((wishes, horizon) -> stay(wishes))
                .at(Stage.PAYROLL, site -> {
                    int month = site.busiestMonth(2, 5);
                    var worker = site.attending(month).getLast();
                    site.payroll.replaceAll(
                            line -> line.month() == month && line.worker() == worker ? line.due(HIGH_WAGE_FEN) : line);
                    site.aheadFen += HIGH_WAGE_FEN;
                    site.finds("pay-too-high", month, RED, "1");
                });
    }

    /** Never above fifty thousand in a month, but above three hundred thousand from some month of the year on. */
    private static Injection tooHighInYear() {
        return Injection.of("pay-too-high", RED)
                .onlyIf(horizon -> horizon.until().getMonthValue() >= 9 && horizon.months() >= 11)
                .wish((wishes, horizon) -> stay(wishes))
                .at(Stage.PAYROLL, site -> {
                    var worker = site.crew.getFirst();
                    int year = Months.year(site.horizon.thisMonth());
                    long sum = 0;
                    for (var line : List.copyOf(site.payroll)) {
                        if (line.worker() != worker || Months.year(line.month()) != year) {
                            continue;
                        }
                        site.payroll.replaceAll(l -> l == line ? line.due(4_400_000) : l);
                        site.aheadFen += 4_400_000;
                        sum += 4_400_000;
                        if (sum > 30_000_000) {
                            site.finds("pay-too-high", line.month(), RED, "1");
                        }
                    }
                });
    }

    /** People who did not come once in the month and were paid for it all the same. */
    private static Injection withoutAttendance(Level level, int workers) {
        return Injection.of("pay-no-attendance", level)
                .wish((wishes, horizon) -> stay(wishes))
                .at(Stage.PAYROLL, site -> {
                    int month = site.busiestMonth(2, 6);
                    var paid = site.attending(month);
                    for (var worker : paid.subList(paid.size() - workers, paid.size())) {
                        worker.attended[site.slot(month)] = 0;
                    }
                    site.finds("pay-no-attendance", month, level, String.valueOf(workers));
                });
    }

    /** Paid in cash, or from an account that is not the project's. */
    private static Injection outsideAccount(Channel channel) {
        return Injection.of("pay-outside-account", YELLOW)
                .wish((wishes, horizon) -> stay(wishes))
                .at(Stage.PAYROLL, site -> {
                    int month = site.busiestMonth(2, 6);
                    var attending = site.attending(month);
                    var some = attending.stream().limit(3).collect(Collectors.toSet());
                    site.payroll.replaceAll(line -> line.month() == month && some.contains(line.worker())
                            ? line.from(channel == Channel.CASH ? null : site.contractor.account(), channel)
                            : line);
                    site.finds("pay-outside-account", month, YELLOW, String.valueOf(some.size()));
                });
    }

    private static void stay(Wishes wishes) {
        wishes.everybodyStays = true;
        wishes.leastCrew = CREW;
    }
}
