package anxin.simulator;

import java.util.List;
import java.util.stream.Stream;

/** Every rule at every level, each broken on purpose in a project that would else be clean. */
final class Injections {

    private Injections() {}

    /** The order mixes topics, so that a small city shows a little of each. */
    static List<Injection> all() {
        return Stream.of(
                        WageInjections.all(),
                        SiteInjections.all(),
                        AccountInjections.all(),
                        PeopleInjections.all(),
                        DepositInjections.all())
                .flatMap(List::stream)
                .toList();
    }

    static String yuan(long fen) {
        return "%d.%02d".formatted(fen / 100, fen % 100);
    }

    /** A quotient as a scan prints it: four decimals, halves up. */
    static String share(long part, long whole) {
        long tenThousandths = (part * 20_000 + whole) / (2 * whole);
        return "%d.%04d".formatted(tenThousandths / 10_000, tenThousandths % 10_000);
    }
}
