package anxin.server.cli;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.datapackage.DataPackage;
import anxin.engine.datapackage.KnownReferences;
import anxin.engine.datapackage.Limits;
import anxin.engine.datapackage.PackageRows;
import anxin.engine.scan.FileScan;
import anxin.engine.scan.FindingsCsv;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.warning.ScanRequest;
import anxin.server.warning.Scans;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./anxin scan}: writes the findings of a day as CSV, from the database or straight from a data package. */
@Command(name = "scan")
class Scan implements Callable<Integer>, OnData {

    @Mixin
    private Installation installation = new Installation();

    @Mixin
    private Trial trial = new Trial();

    @Option(names = "--as-of", paramLabel = "DAY")
    private @Nullable LocalDate asOf;

    @Option(names = "--area", paramLabel = "CODE", defaultValue = "")
    private String area = "";

    @Option(names = "--package", paramLabel = "PATH")
    private @Nullable Path dataPackage;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Override
    public Path data() {
        return installation.data();
    }

    @Override
    public Integer call() throws Exception {
        var source = dataPackage;
        return source == null ? database() : files(source);
    }

    private LocalDate day() {
        return asOf == null ? LocalDate.now(BeijingTime.ZONE) : asOf;
    }

    private int database() throws Exception {
        int code = area.isEmpty() ? Areas.COUNTRY : Areas.number(area);
        requirePack();
        try (var context = Running.forOneTask(installation);
                var writer = writer()) {
            var request = new ScanRequest(
                    day(), code, trial.pack(), trial.drafts(), installation.packs(), trial.overrides(), null);
            sayFound(context.getBean(Scans.class).write(request, writer));
            return Exit.DONE;
        }
    }

    /** No application and no database: the engine alone. */
    private int files(Path source) throws Exception {
        var packs = requirePack();
        var rows = new PackageRows();
        var counting = new CountingRejections(rows);
        try (var opened = DataPackage.open(source, LocalDate.now(BeijingTime.ZONE), Limits.standard())) {
            opened.read(KnownReferences.none(), counting);
        }
        counting.end();
        var prefix = area.isEmpty() ? "" : prefix(area);
        var scan = new FileScan(day(), prefix, trial.pack(), packs.policies(), packs.judge());
        try (var writer = writer()) {
            var findings = scan.findings(rows.projects());
            sayFound(FindingsCsv.write(findings, writer));
        }
        return counting.rejected() > 0 ? Exit.DONE_WITH_FAULTS : Exit.DONE;
    }

    private PacksInForce.Loaded requirePack() {
        var packs = PacksInForce.load(installation.packs(), trial.drafts(), trial.overrides());
        var code = trial.pack();
        if (code != null && packs.policies().pack(code).isEmpty()) {
            throw Trial.noSuchPack(code);
        }
        return packs;
    }

    private static String prefix(String code) {
        var text = Areas.text(Areas.number(code));
        return text.length() == 6 ? text.replaceFirst("(00)+$", "") : text;
    }

    private void sayFound(FindingsCsv.Written written) {
        Language.say(
                "%s：%,d 条预警。".formatted(day(), written.findings()),
                "%s: %,d findings.".formatted(day(), written.findings()));
        if (written.provisional() > 0) {
            Language.say(
                    "其中 %,d 条用到了尚无放假通知的年份，只按周末推算，结论为暂定；通知发布后请补入 policies/common/holidays.yaml。"
                            .formatted(written.provisional()),
                    "%,d of them rest on a year without a holiday notice; they know weekends only and are provisional. Add the notice to policies/common/holidays.yaml once it is out."
                            .formatted(written.provisional()));
        }
    }

    private Writer writer() throws IOException {
        var file = out;
        OutputStream stream = file == null ? new Unclosed(System.out) : Files.newOutputStream(file);
        return new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    }

    /** Standard output stays open for whatever is said after. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
