package anxin.server.jurisdiction;

import anxin.engine.calendar.WorkCalendar;
import anxin.engine.policy.Policies;
import anxin.engine.policy.PolicyErrors;
import anxin.engine.rules.Judge;
import anxin.engine.rules.RuleCompiler;
import anxin.server.words.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The policy packs (政策包) this installation judges by: those shipped, with its own folders laid over them. */
@Component
public class PacksInForce {

    private final List<Path> overlays;
    private final Set<String> enabledDrafts;
    private volatile Loaded loaded;

    PacksInForce(
            @Value("${anxin.packs:}") List<String> overlays,
            @Value("${anxin.enabled-drafts:}") List<String> enabledDrafts) {
        this.overlays = overlays.stream()
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        this.enabledDrafts =
                enabledDrafts.stream().filter(code -> !code.isBlank()).collect(Collectors.toSet());
        this.loaded = load(this.overlays, this.enabledDrafts, Map.of());
    }

    /** Packs that belong together with the calendar and the judge made for them. */
    public record Loaded(Policies policies, WorkCalendar calendar, Judge judge) {

        static Loaded of(Policies policies) {
            var calendar = new WorkCalendar(policies.holidays());
            return new Loaded(policies, calendar, new Judge(calendar));
        }
    }

    public Loaded get() {
        return loaded;
    }

    /** Reads the folders again; if they hold a fault, what was in force stays. */
    public void reload() {
        loaded = load(overlays, enabledDrafts, Map.of());
    }

    /** The packs for a trial: other folders on top, drafts switched on, numbers set by hand. */
    public Loaded trial(List<Path> moreOverlays, Set<String> moreDrafts, Map<String, String> overrides) {
        if (moreOverlays.isEmpty() && moreDrafts.isEmpty() && overrides.isEmpty()) {
            return loaded;
        }
        var all = new ArrayList<>(overlays);
        all.addAll(moreOverlays);
        var drafts = new HashSet<>(enabledDrafts);
        drafts.addAll(moreDrafts);
        return load(all, drafts, overrides);
    }

    /** The packs without any installation, as the command line reads them. */
    public static Loaded load(List<Path> overlays, Set<String> enabledDrafts, Map<String, String> overrides) {
        try {
            var policies = Policies.load(ShippedPacks.folder(), overlays, new RuleCompiler());
            return Loaded.of(
                    enabledDrafts.isEmpty() && overrides.isEmpty()
                            ? policies
                            : policies.with(enabledDrafts, overrides));
        } catch (PolicyErrors faults) {
            throw new Trouble(
                    "政策包有误，无法使用；请按下列提示改正后重试：\n" + faults.text(Locale.CHINESE),
                    "The policy packs hold faults and cannot be used; mend these and try again:\n"
                            + faults.text(Locale.ENGLISH),
                    faults);
        }
    }
}
