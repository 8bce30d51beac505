package anxin.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What stands in the way of those who see, hear or point otherwise (WCAG 2.2 AA), as far as axe finds it. */
final class Accessibility {

    private static final List<String> WCAG_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    // What is fading has another colour for a moment.
    private static final String TRANSITIONS_DONE = """
            () => Promise.allSettled(document.getAnimations()
                .filter(a => a.effect.getComputedTiming().endTime !== Infinity)
                .map(a => a.finished))
            """;

    private Accessibility() {}

    static List<String> seriousFaults(Page page) {
        page.evaluate(TRANSITIONS_DONE);
        return new AxeBuilder(page)
                .withTags(WCAG_AA).analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> "%s at %s"
                                .formatted(
                                        rule.getHelp(),
                                        rule.getNodes().stream()
                                                .limit(3)
                                                .map(node -> node.getTarget() + " " + node.getHtml())
                                                .toList()))
                        .toList();
    }
}
