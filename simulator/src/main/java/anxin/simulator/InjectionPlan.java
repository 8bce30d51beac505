package anxin.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which projects break a rule, and which: spread evenly over the city, every rule and level in turn. */
final class InjectionPlan {

    /** Of a hundred projects this many break a rule; the others are clean. */
    private static final int PERCENT = 30;

    private final SimulationOptions options;
    private final List<Injection> possible;

    InjectionPlan(SimulationOptions options, Horizon horizon, List<Place> places) {
        this.options = options;
        possible = possible(horizon, places);
    }

    private static List<Injection> possible(Horizon horizon, List<Place> places) {
        return Injections.all().stream()
                .filter(injection -> injection.possible(horizon))
                .filter(injection -> places.stream().anyMatch(injection.wishes(horizon).place))
                .toList();
    }

    @Nullable
    Injection of(int index) {
        long before = (long) index * PERCENT / 100;
        long after = (long) (index + 1) * PERCENT / 100;
        boolean breaks = options.violations() && after > before;
        return breaks ? possible.get((int) (before % possible.size())) : null;
    }
}
