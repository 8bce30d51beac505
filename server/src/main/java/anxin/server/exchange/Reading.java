package anxin.server.exchange;

import anxin.engine.datapackage.DataPackage;
import anxin.engine.datapackage.KnownReferences;
import anxin.engine.datapackage.PackageFile;
import anxin.engine.datapackage.Rejection;
import anxin.engine.datapackage.Remark;
import anxin.engine.datapackage.Row;
import anxin.engine.datapackage.RowHandler;
import anxin.server.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks a package on a thread of its own, so that parsing and storing go side by side, and hands good rows
 * over in batches. A few batches may wait; memory does not grow with the package.
 */
final class Reading implements RowHandler, AutoCloseable {

    private static final int BATCH = 5_000;
    private static final int MOST_REJECTIONS = 10_000;
    private static final int MOST_REMARKS = 1_000;

    /** Rows read of a file and how many of them were rejected. */
    record Tally(PackageFile file, long read, long rejected) {}

    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(4);
    private final RejectedFile rejectedFile;
    private final long totalBytes;
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<Words> remarks = new ArrayList<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Thread thread;

    private volatile ImportProgress progress;
    private long rejected;
    private int fileNumber = -1;
    private @Nullable PackageFile file;
    private List<Row> rows = new ArrayList<>(BATCH);
    private long bytesBefore;
    private long rowsBefore;

    Reading(DataPackage pack, KnownReferences known, RejectedFile rejectedFile) {
        this.rejectedFile = rejectedFile;
        this.totalBytes = pack.files().stream().mapToLong(PackageFile::bytes).sum();
        this.progress = new ImportProgress(ImportState.CHECKING, "", 0, 0, totalBytes);
        this.thread = Thread.ofPlatform().name("reading").daemon().unstarted(() -> run(pack, known));
        thread.start();
    }

    private void run(DataPackage pack, KnownReferences known) {
        try {
            pack.read(known, this);
            flush();
            batches.put(new Batch.End(null));
        } catch (InterruptedException | Cancelled e) {
            // Whoever interrupted no longer listens.
        } catch (Exception e) {
            end(e);
        } catch (Error e) {
            end(new IllegalStateException(e));
        }
    }

    private void end(Exception failure) {
        try {
            batches.put(new Batch.End(failure));
        } catch (InterruptedException e) {
            // Whoever interrupted no longer listens.
        }
    }

    /** The next rows, or the end. */
    Batch next() throws InterruptedException {
        return batches.take();
    }

    /** Lets whoever waits for rows go; the package is not read further. */
    void abandon() {
        thread.interrupt();
        batches.clear();
        batches.offer(new Batch.End(new Cancelled()));
    }

    ImportProgress progress() {
        return progress;
    }

    @Override
    public void fileStarted(PackageFile started) {
        flush();
        file = started;
        fileNumber++;
        at(started, 0, 0);
    }

    @Override
    public void row(Row row) {
        rows.add(row);
        if (rows.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (rows.isEmpty() || file == null) {
            return;
        }
        try {
            batches.put(new Batch.Rows(fileNumber, file, rows));
        } catch (InterruptedException e) {
            throw new Cancelled();
        }
        rows = new ArrayList<>(BATCH);
    }

    @Override
    public void rejected(Rejection rejection) {
        rejected++;
        if (rejections.size() < MOST_REJECTIONS) {
            rejections.add(rejection);
        }
        rejectedFile.write(rejection);
    }

    @Override
    public void remark(Remark remark) {
        if (remarks.size() < MOST_REMARKS) {
            var where = remark.file() + (remark.line() > 0 ? ":" + remark.line() : "") + " ";
            remarks.add(new Words(where + remark.sentence(Locale.CHINESE), where + remark.sentence(Locale.ENGLISH)));
        }
    }

    @Override
    public void progress(PackageFile current, long bytesRead, long rowsRead) {
        at(current, bytesRead, rowsRead);
    }

    @Override
    public void fileFinished(PackageFile finished, long read, long rejectedOfFile) {
        tallies.put(finished.name(), new Tally(finished, read, rejectedOfFile));
        bytesBefore += finished.bytes();
        rowsBefore += read;
        at(finished, 0, 0);
    }

    private void at(PackageFile current, long bytesRead, long rowsRead) {
        progress = new ImportProgress(
                ImportState.CHECKING, current.name(), rowsBefore + rowsRead, bytesBefore + bytesRead, totalBytes);
    }

    // What follows may be asked once the end has been handed over.

    List<Tally> tallies() {
        return List.copyOf(tallies.values());
    }

    long rejectedRows() {
        return rejected;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    List<Words> remarks() {
        return remarks;
    }

    @Override
    public void close() {
        thread.interrupt();
        batches.clear();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
