package anxin.server.warning;

import anxin.engine.policy.Confidence;
import anxin.engine.rules.Finding;
import anxin.engine.rules.Reasons;
import anxin.engine.scan.FindingsCsv;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.warning.scan.Judging;
import anxin.server.warning.scan.LiveScan;
import anxin.server.warning.scan.ProjectReader;
import anxin.server.warning.scan.ScanLog;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Scans (扫描) of what is in the database for any day and by any packs. Only the daily one moves warnings. */
@Component
public class Scans {

    private final ProjectReader reader;
    private final PacksInForce packs;
    private final LiveScan live;

    Scans(ProjectReader reader, PacksInForce packs, LiveScan live) {
        this.reader = reader;
        this.packs = packs;
        this.live = live;
    }

    /** Judges all projects for today and moves their warnings, unless that was done today. */
    public void daily() {
        live.daily();
    }

    /** The findings with their reasons, in {@link Finding#ORDER}; for a handful of projects. */
    public List<Finding> find(ScanRequest request) {
        var findings = new ArrayList<Finding>();
        each(request, findings::add);
        findings.sort(Finding.ORDER);
        return findings;
    }

    /** Writes the findings as CSV, the same bytes as from files, and answers what it wrote; for any number of projects. */
    public FindingsCsv.Written write(ScanRequest request, Writer out) throws IOException {
        var findings = new ArrayList<Finding>();
        each(request, finding -> findings.add(light(finding)));
        return FindingsCsv.write(findings, out);
    }

    /** Only counts the findings, and tells how far it is. */
    public void count(ScanRequest request, ScanLog.Progress progress) {
        var found = new AtomicLong();
        var judged = new AtomicInteger();
        eachBatch(
                request,
                (projects, batch) -> progress.reached(
                        projects,
                        judged.addAndGet(batch.projects().size()),
                        found.addAndGet(batch.findings().count())));
    }

    // A million findings fit in memory without their reasons, which the file does not show.
    private static Finding light(Finding finding) {
        return new Finding(
                finding.projectCode(),
                finding.rule(),
                finding.month(),
                finding.level(),
                finding.value(),
                finding.reasons().provisional() ? UNSAID_PROVISIONAL : UNSAID);
    }

    private static final Reasons UNSAID = unsaid(false);
    private static final Reasons UNSAID_PROVISIONAL = unsaid(true);

    private static Reasons unsaid(boolean provisional) {
        return new Reasons("", "", "", "", List.of(), Confidence.P, LocalDate.EPOCH, List.of(), List.of(), provisional);
    }

    private void each(ScanRequest request, Consumer<Finding> found) {
        eachBatch(request, (_, batch) -> batch.findings().forEach(found));
    }

    private void eachBatch(ScanRequest request, BiConsumer<Integer, Judging.Batch> done) {
        var trial = packs.trial(request.overlays(), request.enabledDrafts(), request.overrides());
        var ids = request.projectIds() == null ? reader.ids(request.area()) : List.copyOf(request.projectIds());
        try (var batches = new Judging(reader, trial, request.forcedPack(), request.asOf()).judge(ids, () -> 0)) {
            batches.forEach(batch -> done.accept(ids.size(), batch));
        }
    }
}
