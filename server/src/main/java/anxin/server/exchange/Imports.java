package anxin.server.exchange;

import anxin.server.access.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The imports of data packages (数据包导入): handing in, watching, cancelling. */
@Component
public class Imports {

    private final PackageStore packages;
    private final ImportStore store;
    private final ImportWorker worker;

    Imports(PackageStore packages, ImportStore store, ImportWorker worker) {
        this.packages = packages;
        this.store = store;
        this.worker = worker;
    }

    /** Keeps a package that is coming in, with its SHA-256, and queues its import. */
    public ImportId submit(InputStream in, String fileName, Submitter by, boolean dryRun) throws IOException {
        return queue(packages.keep(in, fileName), by, dryRun);
    }

    /** Keeps a copy of a file or folder and queues its import. */
    public ImportId submit(Path source, Submitter by, boolean dryRun) throws IOException {
        return queue(packages.keep(source), by, dryRun);
    }

    private ImportId queue(PackageStore.Kept kept, Submitter by, boolean dryRun) {
        var id = store.add(kept, by, dryRun);
        worker.wake();
        return id;
    }

    /** Completes with the report once the import is over. */
    public CompletableFuture<ImportReport> whenOver(ImportId id) {
        return worker.await(id.value());
    }

    public Optional<ImportReport> find(ImportId id, Scope scope) {
        return store.find(id.value(), scope);
    }

    /** The latest imports below an id, newest first. */
    public List<ImportReport> latest(Scope scope, long before, int limit) {
        return store.latest(scope, before, limit);
    }

    /** Rejected rows after a sequence number; the first ten thousand of an import can be asked for. */
    public List<RejectedRow> rejections(ImportId id, @Nullable String file, long after, int limit) {
        return store.rejections(id.value(), file, after, limit);
    }

    /** The list of all rejected rows; there is none before the import is over. */
    public Optional<InputStream> rejectedCsv(ImportId id) throws IOException {
        return packages.rejected(store.keptAs(id.value()), id.value());
    }

    /** Asks for an import to be stopped; nothing of it will remain. */
    public void cancel(ImportId id) {
        store.requestCancel(id.value());
    }

    /** Notes what an import did to the warnings; told by whoever judged the projects again. */
    public void warningsChanged(long importId, WarningCounts changed) {
        store.warningsChanged(importId, changed);
    }
}
