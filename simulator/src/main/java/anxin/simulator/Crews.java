package anxin.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes up who works on a project, in which team and trade, from when and until when. */
final class Crews {

    /** One in so many works in the project's office. */
    private static final int OFFICE = 12;

    private static final List<Trade> TRADES = List.of(Trade.values()).subList(1, Trade.values().length);

    private final SimulationOptions options;
    private final Horizon horizon;
    private final int places;

    /** @param places how many places take turns as the projects are made up */
    Crews(SimulationOptions options, Horizon horizon, int places) {
        this.options = options;
        this.horizon = horizon;
        this.places = places;
    }

    /** The first of the crew keeps watch: a site is never without anybody while it runs. */
    void hire(Site site) {
        if (site.startDate.isAfter(horizon.until())) {
            return;
        }
        var dice = new Dice(options.seed(), site.index * 16L + 1);
        int size = Math.max(site.wishes.leastCrew, (int) (options.workersPerProject() * dice.fraction(0.6, 1.4)));
        var office = new Team("项目部", Trade.MANAGER, site.contractor);
        var teams = teams(site, dice, size);
        for (int slot = 0; slot < size; slot++) {
            var team = slot % OFFICE == 0 ? office : dice.pick(teams);
            var person = Person.of(options.seed(), personNumber(site.index, slot));
            var worker = engage(site, dice, person, team, entry(site, dice, slot));
            if (slot > 0 && !site.wishes.everybodyStays) {
                mayLeave(site, dice, worker);
            }
            site.crew.add(worker);
        }
        if (!site.wishes.plain) {
            returnAfterFestival(site, dice);
            mayLackOneContract(site, dice);
        }
        if (site.completeDate != null) {
            for (var worker : site.crew) {
                if (worker.exit == null) {
                    leave(worker, site.completeDate, dice);
                }
            }
        }
    }

    /** Some of the office look after two sites in one place: one person, two engagements. */
    private long personNumber(int index, int slot) {
        boolean shared = slot > 0 && slot % OFFICE == 0 && index / places % 2 == 1;
        return (long) (shared ? index - places : index) * Person.PER_PROJECT + slot;
    }

    private List<Team> teams(Site site, Dice dice, int size) {
        var teams = new ArrayList<Team>();
        for (int i = 0; i <= size / 9; i++) {
            var trade = dice.pick(TRADES);
            teams.add(new Team(Names.team(trade.chinese, i), trade, dice.pick(site.subcontractors)));
        }
        return teams;
    }

    private LocalDate entry(Site site, Dice dice, int slot) {
        if (slot == 0) {
            return site.startDate;
        }
        var last = lastDay(site);
        var early = dice.day(site.startDate, earlier(site.startDate.plusDays(14), last));
        if (site.wishes.everybodyStays || dice.chance(0.75)) {
            return early;
        }
        var later = dice.day(site.startDate, earlier(last.minusDays(3), last));
        return site.activeOn(later) ? later : early;
    }

    private Engagement engage(Site site, Dice dice, Person person, Team team, LocalDate entry) {
        var worker = new Engagement(person, team, unit(team, dice), 0, entry, horizon.months());
        return priced(worker, team, dice, entry);
    }

    private Engagement priced(Engagement rough, Team team, Dice dice, LocalDate entry) {
        long price = switch (rough.wageUnit) {
            case "MONTH" -> dice.between(70, 115) * 10_000L;
            case "PIECE" -> dice.between(3800, 4900);
            default -> (long) (team.trade().dayYuan * dice.fraction(0.9, 1.15) / 5) * 500;
        };
        var worker = new Engagement(rough.person, team, rough.wageUnit, price, entry, horizon.months());
        worker.registeredOn = entry.minusDays(dice.between(0, 3));
        worker.contractSignedOn = entry.minusDays(dice.between(0, 2));
        if (dice.chance(0.08)) {
            worker.nightMonths = 1L << dice.below(horizon.months());
        }
        return worker;
    }

    private static String unit(Team team, Dice dice) {
        return team.trade() == Trade.MANAGER ? "MONTH" : dice.chance(0.12) ? "PIECE" : "DAY";
    }

    private void mayLeave(Site site, Dice dice, Engagement worker) {
        var exit = worker.entry.plusDays(dice.between(30, 220));
        if (dice.chance(0.22) && exit.isBefore(lastDay(site)) && site.activeOn(exit)) {
            leave(worker, exit, dice);
        }
    }

    private void leave(Engagement worker, LocalDate exit, Dice dice) {
        worker.exit = exit;
        worker.settledOn = horizon.known(exit.plusDays(dice.between(1, 11)));
    }

    /** Some go home before the Spring Festival and come back with a new engagement (节后返岗). */
    private void returnAfterFestival(Site site, Dice dice) {
        var returned = new ArrayList<Engagement>();
        for (var newYear : Seasons.NEW_YEARS) {
            var home = newYear.minusDays(10);
            var back = newYear.plusDays(dice.between(20, 30));
            if (!site.activeOn(home) || !site.activeOn(back)) {
                continue;
            }
            for (var worker : site.crew.subList(1, site.crew.size())) {
                if (worker.exit == null && worker.entry.isBefore(home.minusDays(20)) && dice.chance(0.07)) {
                    leave(worker, home, dice);
                    returned.add(priced(worker, worker.team, dice, back));
                }
            }
        }
        site.crew.addAll(returned);
    }

    /** One contract missing among twenty or more is still within what the rule allows. */
    private void mayLackOneContract(Site site, Dice dice) {
        var current =
                site.crew.stream().filter(e -> e.currentOn(horizon.until())).toList();
        if (current.size() >= 20 && dice.chance(0.1)) {
            current.getLast().contractSignedOn = null;
        }
    }

    private LocalDate lastDay(Site site) {
        @Nullable LocalDate end = site.completeDate;
        if (end == null && site.stoppedOn != null && site.restartedOn == null) {
            end = site.stoppedOn;
        }
        return end == null ? horizon.until() : end;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
