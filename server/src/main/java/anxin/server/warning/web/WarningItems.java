package anxin.server.warning.web;

import anxin.engine.rows.Months;
import anxin.engine.rules.Level;
import anxin.server.jurisdiction.Areas;
import anxin.server.warning.life.GroundsStore;
import anxin.server.warning.scan.LiveScan;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Puts names, units and words to the rows of lists. */
@Component
class WarningItems {

    private final GroundsStore grounds;
    private final Areas areas;
    private final LiveScan scan;

    WarningItems(GroundsStore grounds, Areas areas, LiveScan scan) {
        this.grounds = grounds;
        this.areas = areas;
        this.scan = scan;
    }

    WarningItem of(WarningRow row, Locale locale) {
        var why = grounds.get(row.groundsId());
        var until = Objects.requireNonNullElse(row.clearedOn(), scan.today());
        return new WarningItem(
                row.id(),
                row.projectCode(),
                row.projectName(),
                Areas.text(row.area()),
                areas.name(row.area(), locale),
                row.rule(),
                why.title().in(locale),
                row.month() == null ? null : Months.text(row.month()),
                level(row.level()),
                row.value(),
                why.unit().text(),
                Figures.text(row.value(), why.unit(), locale),
                row.raisedOn(),
                row.levelSince(),
                ChronoUnit.DAYS.between(row.raisedOn(), until),
                row.state(),
                row.clearedOn(),
                row.state().equals("OPEN") ? row.clearBy() : null,
                row.acknowledgedAt() != null,
                why.confidence().isProposal(),
                row.provisional());
    }

    static String level(int number) {
        return Level.values()[number - 1].name();
    }
}
