package anxin.simulator;

import anxin.engine.rows.Funding;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Makes up the project itself: what is built, for whom, by whom, and when each duty was met. */
final class SitePlanner {

    private static final List<Integer> PAY_DAYS = List.of(15, 18, 20, 20, 25, 25, 25, 28, 31);
    private static final List<String> CATEGORIES = List.of("01", "01", "01", "01", "02", "02", "05", "07", "07", "08");

    /** Streets, roads and water are built with public money. */
    private static final Set<String> PUBLIC_WORKS = Set.of("02", "05", "07");

    private static final List<Set<Funding>> PUBLIC_MONEY = List.of(
            Set.of(Funding.GOVERNMENT),
            Set.of(Funding.GOVERNMENT),
            Set.of(Funding.SOE),
            Set.of(Funding.GOVERNMENT, Funding.SOE));

    private final SimulationOptions options;
    private final Horizon horizon;
    private final List<Place> places;
    private final Corps corps;

    SitePlanner(SimulationOptions options, Horizon horizon, List<Place> places, Corps corps) {
        this.options = options;
        this.horizon = horizon;
        this.places = places;
        this.corps = corps;
    }

    Site plan(int index, Wishes wishes) {
        var dice = new Dice(options.seed(), index * 16L);
        int at = placeFor(index, wishes);
        var pool = corps.at(at);
        var category = dice.pick(CATEGORIES);
        boolean publicMoney = wishes.publicMoney || PUBLIC_WORKS.contains(category) || dice.chance(0.3);
        var funding = publicMoney ? dice.pick(PUBLIC_MONEY) : Set.of(Funding.PRIVATE);
        var owner = dice.pick(funding.contains(Funding.PRIVATE) ? pool.privateOwners() : pool.publicOwners());
        var site = new Site(
                index,
                places.get(at),
                horizon,
                wishes,
                owner,
                dice.pick(pool.contractors()),
                dice.pick(pool.supervisors()),
                startDate(dice, wishes));
        site.category = category;
        site.funding = funding;
        site.subcontractors = List.of(dice.pick(pool.subcontractors()), dice.pick(pool.subcontractors()));
        describe(site, dice);
        setDates(site, dice);
        setAccount(site, dice);
        return site;
    }

    private int placeFor(int index, Wishes wishes) {
        for (int i = 0; i < places.size(); i++) {
            int at = (index + i) % places.size();
            if (wishes.place.test(places.get(at))) {
                return at;
            }
        }
        throw new IllegalStateException("no place that fits project " + index);
    }

    private LocalDate startDate(Dice dice, Wishes wishes) {
        if (wishes.startDate != null) {
            return wishes.startDate;
        }
        if (wishes.state == Wishes.State.TO_COME) {
            return horizon.until().plusDays(dice.between(3, 40));
        }
        boolean early = wishes.plain || wishes.state != Wishes.State.RUNNING || dice.chance(0.65);
        return early
                ? horizon.from().plusDays(dice.between(0, 30))
                : dice.day(horizon.from().plusDays(30), horizon.ago(4));
    }

    private void describe(Site site, Dice dice) {
        site.town = dice.pick(site.place.towns());
        site.areaCode = site.place.area();
        site.name = Names.project(dice, site.place, site.town, site.category);
        site.code = site.areaCode.substring(0, 6)
                + site.startDate.toString().substring(0, 7).replace("-", "")
                + "%06d".formatted(site.index + 1);
        site.payDay = site.wishes.payDay > 0 ? site.wishes.payDay : dice.pick(PAY_DAYS);
    }

    private void setDates(Site site, Dice dice) {
        var start = site.startDate;
        site.contractSignedOn = start.minusDays(dice.between(28, 45));
        if (site.contractSignedOn.isAfter(horizon.until())) {
            site.contractSignedOn = horizon.ago(dice.between(0, 5));
        }
        site.permitOn = start.minusDays(dice.between(2, 12));
        site.paymentGuaranteeOn = start.minusDays(dice.between(1, 15));
        site.noticeBoardOn = start.plusDays(dice.between(0, 9));
        site.registeredOn = start.plusDays(dice.between(1, 20));
        site.plannedCompleteDate = start.plusDays(dice.between(400, 900));
        if (site.plannedCompleteDate.isBefore(horizon.until().plusDays(40))) {
            site.plannedCompleteDate = horizon.until().plusDays(dice.between(40, 200));
        }
        switch (site.wishes.state) {
            case RUNNING, TO_COME -> {}
            case FINISHED -> {
                site.completeDate = dice.day(start.plusDays(90), horizon.ago(2));
                site.plannedCompleteDate = site.completeDate.plusDays(dice.between(-20, 40));
            }
            case STOPPED -> site.stoppedOn = dice.day(start.plusDays(80), horizon.ago(4));
            case RESTARTED -> {
                site.stoppedOn = dice.day(start.plusDays(50), horizon.ago(60));
                site.restartedOn = dice.day(site.stoppedOn.plusDays(25), site.stoppedOn.plusDays(58));
            }
        }
    }

    private void setAccount(Site site, Dice dice) {
        var opened = site.contractSignedOn.plusDays(dice.between(4, 22));
        var bank = dice.pick(List.of("102", "103", "104", "105", "314", "403"));
        var number = bank + site.areaCode.substring(0, 6) + "%010d".formatted(site.index + 1);
        var account = new Account(number, bank, opened);
        account.agreementOn = opened;
        account.filedOn = opened.plusDays(dice.between(3, 22));
        site.account = account;
    }
}
