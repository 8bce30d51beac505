package anxin.simulator;

import anxin.engine.calendar.WorkCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes up one project after another; each depends on the options and its number alone. */
final class SiteMaker {

    private final SimulationOptions options;
    private final Horizon horizon;
    private final SitePlanner planner;
    private final Crews crews;
    private final Attendance attendance;
    private final Wages wages;
    private final Funds funds;
    private final Deposits deposits;
    private final ProgressReports progress;
    private final InjectionPlan injections;

    SiteMaker(SimulationOptions options, WorkCalendar calendar, List<Place> places, Corps corps) {
        this.options = options;
        horizon = Horizon.of(options, calendar);
        planner = new SitePlanner(options, horizon, places, corps);
        crews = new Crews(options, horizon, places.size());
        attendance = new Attendance(options, horizon);
        wages = new Wages(options, horizon);
        funds = new Funds(options, horizon);
        deposits = new Deposits(options, horizon);
        progress = new ProgressReports(options, horizon);
        injections = new InjectionPlan(options, horizon, places);
    }

    Horizon horizon() {
        return horizon;
    }

    Site make(int index) {
        var injection = injections.of(index);
        var site = planner.plan(index, injection == null ? ordinary(index) : injection.wishes(horizon));
        act(injection, Stage.PROJECT, site);
        crews.hire(site);
        progress.price(site, site.crew.size());
        act(injection, Stage.CREW, site);
        attendance.record(site);
        act(injection, Stage.ATTENDANCE, site);
        if (site.account != null) {
            wages.pay(site);
        }
        act(injection, Stage.PAYROLL, site);
        if (site.account != null) {
            funds.credit(site);
            act(injection, Stage.CREDITS, site);
            funds.keepLedger(site);
        }
        act(injection, Stage.LEDGER, site);
        deposits.lodge(site);
        act(injection, Stage.DEPOSIT, site);
        progress.report(site);
        act(injection, Stage.PROGRESS, site);
        return site;
    }

    private static void act(@Nullable Injection injection, Stage stage, Site site) {
        if (injection != null) {
            injection.act(stage, site);
        }
    }

    private Wishes ordinary(int index) {
        var dice = new Dice(options.seed(), index * 16L + 8);
        var wishes = Wishes.none();
        int throwOf = dice.below(100);
        wishes.state = throwOf < 80
                ? Wishes.State.RUNNING
                : throwOf < 87
                        ? Wishes.State.FINISHED
                        : throwOf < 91
                                ? Wishes.State.STOPPED
                                : throwOf < 96 ? Wishes.State.RESTARTED : Wishes.State.TO_COME;
        return wishes;
    }
}
