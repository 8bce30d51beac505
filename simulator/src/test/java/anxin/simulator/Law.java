package anxin.simulator;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.policy.Policies;
import anxin.engine.policy.PolicyErrors;
import anxin.engine.rules.RuleCompiler;
import java.nio.file.Path;
import java.util.List;

/** The shipped packs, as a scan uses them. */
final class Law {

    static final Policies POLICIES = shipped();
    static final WorkCalendar CALENDAR = new WorkCalendar(POLICIES.holidays());

    private Law() {}

    private static Policies shipped() {
        try {
            return Policies.load(Path.of("../policies"), List.of(), new RuleCompiler());
        } catch (PolicyErrors e) {
            throw new IllegalStateException(e);
        }
    }
}
