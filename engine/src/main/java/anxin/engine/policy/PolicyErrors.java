package anxin.engine.policy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that is wrong with a folder of packs, at once, so that it can be mended in one go. */
public final class PolicyErrors extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<PolicyFault> faults;

    public PolicyErrors(Collection<PolicyFault> faults) {
        super(faults.stream().sorted().map(fault -> fault.text(Locale.CHINESE)).collect(Collectors.joining("\n")));
        this.faults = faults.stream().sorted().toList();
    }

    /** By file and line. */
    public List<PolicyFault> faults() {
        return faults;
    }

    /** One line per fault. */
    public String text(Locale locale) {
        return faults.stream().map(fault -> fault.text(locale)).collect(Collectors.joining("\n"));
    }
}
