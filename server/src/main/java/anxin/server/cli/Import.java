package anxin.server.cli;

import anxin.server.evidence.EvidenceLog;
import anxin.server.exchange.Imports;
import anxin.server.exchange.Submitter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./anxin import}: takes a data package in, through the same door as the console. */
@Command(name = "import")
class Import implements Callable<Integer>, OnData {

    @Mixin
    private Installation installation = new Installation();

    @Parameters(paramLabel = "PATH", index = "0")
    private Path source = Path.of("");

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--rejected", paramLabel = "FILE")
    private @Nullable Path rejected;

    @Override
    public Path data() {
        return installation.data();
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.exists(source)) {
            throw new NoSuchFileException(source.toString());
        }
        try (var context = Running.forOneTask(installation)) {
            var imports = context.getBean(Imports.class);
            var id = imports.submit(source, Submitter.OPERATOR, dryRun);
            var report = WatchedImport.untilOver(imports, id);
            context.getBean(EvidenceLog.class).catchUp();
            if (rejected != null && report.rejected() > 0) {
                try (var csv = imports.rejectedCsv(id).orElseThrow()) {
                    Files.copy(csv, rejected, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return WatchedImport.say(imports, id, report);
        }
    }
}
