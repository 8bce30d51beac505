package anxin.engine.policy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Gathers what is wrong while reading goes on, each fault once. */
final class Faults {

    private final Set<PolicyFault> found = new LinkedHashSet<>();

    void add(String file, int line, String zh, String en) {
        found.add(new PolicyFault(file, line, new Words(zh, en)));
    }

    void add(Source at, String zh, String en) {
        add(at.file(), at.line(), zh, en);
    }

    void add(Source at, Words sentence) {
        found.add(new PolicyFault(at.file(), at.line(), sentence));
    }

    Collection<PolicyFault> found() {
        return found;
    }

    void throwIfAny() throws PolicyErrors {
        if (!found.isEmpty()) {
            throw new PolicyErrors(found);
        }
    }
}
