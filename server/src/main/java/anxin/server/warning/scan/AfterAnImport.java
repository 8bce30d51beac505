package anxin.server.warning.scan;

import anxin.server.exchange.Imports;
import anxin.server.exchange.PackageImported;
import anxin.server.exchange.WarningCounts;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/** Judges the projects whose rows an import changed, at once, and tells the import what came of it. */
@Component
class AfterAnImport {

    private final LiveScan scan;
    private final Imports imports;

    AfterAnImport(LiveScan scan, Imports imports) {
        this.scan = scan;
        this.imports = imports;
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(PackageImported event) {
        var tally = scan.touched(event.importId(), event.projects());
        imports.warningsChanged(
                event.importId(),
                new WarningCounts(tally.raised(), tally.cleared(), tally.levelRaised(), tally.levelLowered()));
    }
}
