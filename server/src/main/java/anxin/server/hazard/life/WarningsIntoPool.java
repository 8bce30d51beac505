package anxin.server.hazard.life;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.rules.Level;
import anxin.server.dispatch.By;
import anxin.server.hazard.NewProblem;
import anxin.server.hazard.SourceKind;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.warning.MovedWarnings;
import anxin.server.warning.MovedWarnings.Moved;
import anxin.server.warning.WarningsChanged;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Takes warnings into the pool: those of the levels the pack of their area names by themselves after each scan and import,
 * any other by hand.
 */
@Component
public class WarningsIntoPool {

    private static final String PARAMETER = "hazard.warning.level";

    private final MovedWarnings warnings;
    private final ProblemLife life;
    private final PacksInForce packs;
    private final JdbcClient jdbc;
    private final Clock clock;

    WarningsIntoPool(MovedWarnings warnings, ProblemLife life, PacksInForce packs, JdbcClient jdbc, Clock clock) {
        this.warnings = warnings;
        this.life = life;
        this.packs = packs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // Each warning in a transaction of its own: what a crash cuts off is told again, and taking it in twice changes
    // nothing.
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(WarningsChanged event) {
        takeIn();
    }

    /** What has moved since the last time. */
    public void takeIn() {
        var seen = jdbc.sql("select until from hazard.warnings_seen")
                .query(String.class)
                .single();
        var until = warnings.since(seen, this::takeIn);
        jdbc.sql("update hazard.warnings_seen set until = ?").param(until).update();
    }

    private void takeIn(List<Moved> moved) {
        var known = known(moved);
        for (var warning : moved) {
            if (warning.clearedOn() != null) {
                if (known.contains(warning.id())) {
                    life.warningCleared(ref(warning), warning.clearedOn());
                }
            } else if (entersByItself(warning)) {
                collect(warning, By.application());
            }
        }
    }

    /** One that did not enter by itself; the number of its problem. */
    public long takeIn(long id, By by) {
        var warning = warnings.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "WARNING_UNKNOWN",
                        "没有找到第 %d 号预警，或它不在您的范围内；请从预警列表重新打开。".formatted(id),
                        "There is no warning %d, or it is not within your scope; open it again from the list."
                                .formatted(id)));
        if (warning.clearedOn() != null) {
            throw Refusal.conflict(
                    "WARNING_CLEARED",
                    "第 %d 号预警已于 %s 解除，无需入库。".formatted(id, warning.clearedOn()),
                    "Warning %d was cleared on %s; it need not be taken in.".formatted(id, warning.clearedOn()));
        }
        return collect(warning, by);
    }

    private long collect(Moved warning, By by) {
        return life.collectWarning(
                new NewProblem(
                        title(warning),
                        warning.rule(),
                        warning.area(),
                        warning.project(),
                        "",
                        SourceKind.WARNING,
                        ref(warning),
                        null,
                        warning.level().name(),
                        warning.raisedOn()),
                Source.New.of(SourceKind.WARNING, ref(warning), warning.raisedAt()),
                by);
    }

    private boolean entersByItself(Moved warning) {
        return levels(warning.area()).contains(warning.level());
    }

    private Set<Level> levels(int area) {
        return packs
                .get()
                .policies()
                .forArea(Areas.text(area))
                .inForce(PARAMETER, LocalDate.now(clock.withZone(BeijingTime.ZONE)))
                .map(said -> said.text())
                .map(text -> Set.of(text.strip().split("\\s*[,，]\\s*")))
                .orElse(Set.of())
                .stream()
                .map(Level::valueOf)
                .collect(Collectors.toSet());
    }

    private static String title(Moved warning) {
        var title = warning.projectName() + "：" + warning.title().zh();
        return title.length() > 200 ? title.substring(0, 200) : title;
    }

    private static String ref(Moved warning) {
        return String.valueOf(warning.id());
    }

    private Set<Long> known(List<Moved> moved) {
        return jdbc.sql("select ref::bigint from hazard.source where kind = 'WARNING' and ref = any(:refs)")
                .param("refs", moved.stream().map(WarningsIntoPool::ref).toArray(String[]::new))
                .query(Long.class)
                .set();
    }
}
