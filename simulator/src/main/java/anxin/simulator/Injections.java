package anxin.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Every rule at every level, each broken on purpose in a project that would else be clean. */
final class Injections {

    private Injections() {}

    /** Every rule at every level once, and then the other ways of breaking some of them. */
    static List<Injection> all() {
        var first = new ArrayList<Injection>();
        var others = new ArrayList<Injection>();
        var seen = new HashSet<String>();
        Stream.of(
                        WageInjections.all(),
                        SiteInjections.all(),
                        AccountInjections.all(),
                        PeopleInjections.all(),
                        DepositInjections.all())
                .flatMap(List::stream)
                .forEach(injection ->
                        (seen.add(injection.rule + " " + injection.level) ? first : others).add(injection));
        first.addAll(others);
        return first;
    }

    /** A quotient as a scan prints it: four decimals, halves up. */
    static String share(long part, long whole) {
        long tenThousandths = (part * 20_000 + whole) / (2 * whole);
        return "%d.%04d".formatted(tenThousandths / 10_000, tenThousandths % 10_000);
    }
}
