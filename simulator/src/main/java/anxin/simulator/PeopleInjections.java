package anxin.simulator;

import static anxin.engine.rules.Level.RED;
import static anxin.engine.rules.Level.YELLOW;

import anxin.engine.rules.Level;
import java.util.HashSet;
import java.util.List;

/** Breaks what is owed to each person: registration, a contract, settlement on leaving. */
final class PeopleInjections {

    private static final int CREW = 26;

    private PeopleInjections() {}

    static List<Injection> all() {
        return List.of(
                notRegistered(YELLOW),
                noContract(YELLOW),
                leaver(YELLOW),
                notRegistered(RED),
                noContract(RED),
                leaver(RED));
    }

    /** One among more than twenty is yellow, a tenth is red. */
    private static Injection notRegistered(Level level) {
        return Injection.of("real-name-missing", level)
                .wish((wishes, horizon) -> stayTogether(wishes))
                .at(Stage.ATTENDANCE, site -> {
                    var yesterday = site.horizon.ago(1);
                    for (var worker : site.crew) {
                        Attendance.set(site, worker, yesterday, true);
                    }
                    int missing = level == YELLOW ? 1 : site.crew.size() / 10 + 1;
                    for (var worker : site.crew.subList(1, 1 + missing)) {
                        worker.registeredOn = level == YELLOW ? null : site.horizon.until();
                        Attendance.set(site, worker, yesterday, true);
                    }
                    site.finds("real-name-missing", level, String.valueOf(missing));
                });
    }

    private static Injection noContract(Level level) {
        return Injection.of("contract-missing", level)
                .wish((wishes, horizon) -> stayTogether(wishes))
                .at(Stage.CREW, site -> {
                    int all = site.crew.size();
                    int missing = level == YELLOW ? all / 20 + 1 : all / 5 + 2;
                    for (var worker : site.crew.subList(1, 1 + missing)) {
                        worker.contractSignedOn = null;
                    }
                    site.finds("contract-missing", level, Injections.share(missing, all));
                });
    }

    private static Injection leaver(Level level) {
        return Injection.of("leaver-unsettled", level)
                .wish((wishes, horizon) -> stayTogether(wishes))
                .at(Stage.CREW, site -> {
                    var left = new HashSet<Person>();
                    for (var worker : site.crew.subList(3, level == RED ? 6 : 5)) {
                        worker.exit = site.horizon.ago(level == RED && left.isEmpty() ? 46 : 21);
                        worker.settledOn = null;
                        left.add(worker.person);
                    }
                    site.finds("leaver-unsettled", level, String.valueOf(left.size()));
                });
    }

    private static void stayTogether(Wishes wishes) {
        wishes.everybodyStays = true;
        wishes.leastCrew = CREW;
    }
}
