package anxin.engine.policy;

import anxin.engine.calendar.Holidays;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All policy packs at hand (政策包库), checked, and which of them holds where. */
public final class Policies {

    /** Stands in for a pack's code where a value was set by hand for a trial. */
    public static final String SET = "set";

    private Policies() {}

    /** Loads the packs without reading the conditions of their rules. */
    public static Policies load(Path shipped, List<Path> overlays) throws PolicyErrors {
        return load(shipped, overlays, RuleChecker.none());
    }

    /** Loads the shipped packs, lays the other folders over them in order, and has every condition read. */
    public static Policies load(Path shipped, List<Path> overlays, RuleChecker checker) throws PolicyErrors {
        throw new UnsupportedOperationException();
    }

    /** The same packs with some drafts in use and some values set by hand, for a trial. */
    public Policies with(Set<String> enabledDrafts, Map<String, String> overrides) throws PolicyErrors {
        throw new UnsupportedOperationException();
    }

    /** By code, the national one first. */
    public List<Pack> packs() {
        throw new UnsupportedOperationException();
    }

    public Optional<Pack> pack(String code) {
        throw new UnsupportedOperationException();
    }

    /** The pack asked for by name, draft or not. */
    public Policy forced(String code) {
        throw new UnsupportedOperationException();
    }

    /** The pack in use with the longest prefix of the area code. */
    public Policy forArea(String areaCode) {
        throw new UnsupportedOperationException();
    }

    public List<Holidays> holidays() {
        throw new UnsupportedOperationException();
    }

    public MinimumWages minimumWages() {
        throw new UnsupportedOperationException();
    }
}
