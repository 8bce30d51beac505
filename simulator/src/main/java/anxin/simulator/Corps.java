package anxin.simulator;

import java.util.ArrayList;
import java.util.List;

/** The companies of a city, place by place: owners, general contractors, supervisors and labour subcontractors. */
final class Corps {

    /** The companies of one place. */
    record Pool(
            List<Corp> publicOwners,
            List<Corp> privateOwners,
            List<Corp> contractors,
            List<Corp> supervisors,
            List<Corp> subcontractors) {}

    private final long seed;
    private final List<Pool> pools = new ArrayList<>();
    private final List<Corp> all = new ArrayList<>();

    Corps(SimulationOptions options, List<Place> places) {
        seed = options.seed();
        int perPlace = Math.max(1, options.projects() / places.size());
        for (var place : places) {
            pools.add(new Pool(
                    make(place, 1 + perPlace / 12, "城市建设投资集团有限公司", true),
                    make(place, 2 + perPlace / 10, "房地产开发有限公司", false),
                    make(place, 2 + perPlace / 5, "建筑工程有限公司", false),
                    make(place, 1 + perPlace / 20, "工程监理有限公司", false),
                    make(place, 3 + perPlace / 2, "建筑劳务有限公司", false)));
        }
    }

    List<Corp> all() {
        return all;
    }

    Pool at(int place) {
        return pools.get(place);
    }

    private List<Corp> make(Place place, int count, String line, boolean stateOwned) {
        var made = new ArrayList<Corp>();
        for (int i = 0; i < count; i++) {
            made.add(Corp.of(seed, all.size() + made.size(), place, line, stateOwned));
        }
        all.addAll(made);
        return made;
    }
}
