package anxin.engine.datapackage;

import anxin.engine.rows.DepositEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each deposit event of the package finally is. A refund may refer to an event in a later line, and a later line
 * may change what an event is, so all versions are gathered before the first is judged.
 */
final class DepositKinds {

    private record Key(String project, String event) {}

    /** @param kind null for a withdrawal */
    private record Version(DepositEvent.@Nullable Kind kind, String refersTo) {}

    private final Map<Key, List<Version>> versions = new HashMap<>();
    private final Set<Key> beingAsked = new HashSet<>();
    private final KnownReferences known;

    DepositKinds(KnownReferences known) {
        this.known = known;
    }

    void add(String project, String event, DepositEvent.@Nullable Kind kind, String refersTo) {
        versions.computeIfAbsent(new Key(project, event), none -> new ArrayList<>(1))
                .add(new Version(kind, refersTo));
    }

    /** Whether the event is a deposit or a top-up, and so can be given back. */
    boolean isInstrument(String project, String event) {
        var kind = kind(new Key(project, event));
        return kind == DepositEvent.Kind.DEPOSIT || kind == DepositEvent.Kind.TOP_UP;
    }

    private DepositEvent.@Nullable Kind kind(Key key) {
        if (!beingAsked.add(key)) {
            // Two events that give back each other: neither is an instrument.
            return DepositEvent.Kind.REFUND;
        }
        try {
            for (Version version : versions.getOrDefault(key, List.of()).reversed()) {
                if (version.kind() != DepositEvent.Kind.REFUND || isInstrument(key.project(), version.refersTo())) {
                    return version.kind();
                }
            }
            return known.depositEvent(key.project(), key.event());
        } finally {
            beingAsked.remove(key);
        }
    }
}
