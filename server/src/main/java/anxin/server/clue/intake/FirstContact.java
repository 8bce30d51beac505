package anxin.server.clue.intake;

import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which organisation answers first for a clue that nobody took in person (首问责任单位). */
@Component
public class FirstContact {

    // The first that an area has, in this order.
    private static final List<OrganisationKind> KINDS = List.of(
            OrganisationKind.HUMAN_RESOURCES,
            OrganisationKind.LABOUR_INSPECTION,
            OrganisationKind.TOWN,
            OrganisationKind.LEADING_GROUP_OFFICE);

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int LAST_AREA = 999_999_999;

    private final Organisations organisations;
    private final Clock clock;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    FirstContact(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Who it is.
     *
     * @param organisation 0 only where there is no organisation at all
     * @param gap nobody was found for the area or above it, so it is whoever leads here
     */
    public record Found(int organisation, boolean gap) {}

    private record Known(Found found, Instant until) {}

    /** That of an area, of the nearest area above it that has one, or of the leading office. */
    public Found of(int area) {
        var now = clock.instant();
        var remembered = known.get(area);
        if (remembered != null && now.isBefore(remembered.until())) {
            return remembered.found();
        }
        var found = find(area);
        known.put(area, new Known(found, now.plus(REMEMBERED)));
        return found;
    }

    private Found find(int area) {
        for (int next = area; ; next = Areas.parent(next)) {
            var here = best(organisations.between(next, next, null));
            if (here.isPresent()) {
                return new Found(here.get().id(), false);
            }
            if (next == Areas.COUNTRY) {
                return new Found(leading().map(Organisation::id).orElse(0), true);
            }
        }
    }

    /** The area of the leading office: where a clue belongs that does not say where it is about. */
    public int homeArea() {
        return leading().map(Organisation::area).orElse(Areas.COUNTRY);
    }

    private Optional<Organisation> leading() {
        var all = organisations.between(Areas.COUNTRY, LAST_AREA, null);
        return Stream.of(OrganisationKind.LEADING_GROUP_OFFICE, OrganisationKind.HUMAN_RESOURCES)
                .flatMap(kind -> widest(all.stream().filter(one -> one.is().kind() == kind)))
                .findFirst()
                .or(() -> widest(all.stream()).findFirst());
    }

    private static Stream<Organisation> widest(Stream<Organisation> some) {
        return some
                .filter(one -> one.endedOn() == null)
                .min(Comparator.comparing((Organisation one) -> Areas.level(one.area()))
                        .thenComparing(Organisation::id))
                .stream();
    }

    private static Optional<Organisation> best(List<Organisation> here) {
        return here.stream()
                .filter(one -> one.endedOn() == null && KINDS.contains(one.is().kind()))
                .min(Comparator.comparing(
                                (Organisation one) -> KINDS.indexOf(one.is().kind()))
                        .thenComparing(Organisation::id));
    }
}
