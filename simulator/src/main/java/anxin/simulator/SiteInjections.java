package anxin.simulator;

import static anxin.engine.rules.Level.BLUE;
import static anxin.engine.rules.Level.RED;
import static anxin.engine.rules.Level.YELLOW;

import anxin.engine.rows.Progress;
import anxin.engine.rules.Level;
import java.util.List;

/** Breaks what the site itself owes: registration, notice board, the owner's guarantee, people coming to work. */
final class SiteInjections {

    private SiteInjections() {}

    static List<Injection> all() {
        return List.of(
                silent(BLUE, 4),
                noticeBoard(),
                paymentGuarantee(YELLOW),
                paymentGuarantee(RED),
                notOnboarded(YELLOW),
                notOnboarded(RED),
                silent(YELLOW, 9),
                silent(RED, 20),
                underpaid(YELLOW, 70),
                underpaid(RED, 50));
    }

    /** Nobody has come for some days though work was not stopped. */
    private static Injection silent(Level level, int days) {
        return Injection.of("attendance-silent", level).at(Stage.ATTENDANCE, site -> {
            for (var worker : site.crew) {
                for (int ago = 0; ago < days; ago++) {
                    Attendance.set(site, worker, site.horizon.ago(ago), false);
                }
            }
            Attendance.set(site, site.crew.getFirst(), site.horizon.ago(days), true);
            site.finds("attendance-silent", level, String.valueOf(days));
        });
    }

    private static Injection noticeBoard() {
        return Injection.of("notice-board-missing", YELLOW).at(Stage.PROJECT, site -> {
            site.noticeBoardOn = null;
            var horizon = site.horizon;
            site.finds(
                    "notice-board-missing",
                    YELLOW,
                    String.valueOf(horizon.late(horizon.calendar().plusDays(site.startDate, 15))));
        });
    }

    private static Injection paymentGuarantee(Level level) {
        return Injection.of("payment-guarantee-missing", level)
                .wish((wishes, horizon) -> wishes.startDate = level == RED ? wishes.startDate : horizon.ago(12))
                .at(Stage.PROJECT, site -> {
                    site.paymentGuaranteeOn = null;
                    site.finds("payment-guarantee-missing", level, String.valueOf(site.horizon.late(site.startDate)));
                });
    }

    /** Only Chongqing asks every project to be on the platform (纳入平台监管). */
    private static Injection notOnboarded(Level level) {
        return Injection.of("not-onboarded", level)
                .wish((wishes, horizon) -> {
                    wishes.place = place -> place.area().startsWith("50");
                    if (level == YELLOW) {
                        wishes.startDate = horizon.ago(44);
                    }
                })
                .at(Stage.PROJECT, site -> {
                    site.registeredOn = null;
                    var horizon = site.horizon;
                    site.finds(
                            "not-onboarded",
                            level,
                            String.valueOf(horizon.late(horizon.calendar().plusDays(site.startDate, 30))));
                });
    }

    private static Injection underpaid(Level level, int percent) {
        return Injection.of("progress-underpaid", level)
                .wish((wishes, horizon) -> wishes.publicMoney = true)
                .at(Stage.PROGRESS, site -> {
                    site.progress.replaceAll(p -> new Progress(
                            p.month(),
                            p.completedFen(),
                            ProgressReports.rounded(p.completedFen() * percent / 100),
                            p.labourCostDueFen()));
                    long completed = site.progress.stream()
                            .mapToLong(p -> p.completedFen())
                            .sum();
                    long paid =
                            site.progress.stream().mapToLong(p -> p.paidFen()).sum();
                    site.finds("progress-underpaid", level, Injections.share(paid, completed));
                });
    }
}
