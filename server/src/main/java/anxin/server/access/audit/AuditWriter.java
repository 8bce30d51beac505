package anxin.server.access.audit;

import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes rows in the order they come, many in one transaction. It stops after the web server has answered its last request,
 * and not before the last row is written.
 */
@Component
@ConditionalOnWebApplication
class AuditWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWriter.class);

    private static final int WAITING_AT_MOST = 50_000;
    private static final int AT_ONCE = 2_000;
    private static final long GATHER_MILLIS = 200;
    private static final long PATIENCE_SECONDS = 10;

    private final AuditStore store;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(WAITING_AT_MOST);
    private volatile boolean stopping;
    private @Nullable Thread thread;

    /** @param row none where somebody only wants to know that what came before is written */
    private record Waiting(@Nullable AuditRow row, @Nullable CompletableFuture<Void> written) {}

    AuditWriter(AuditStore store) {
        this.store = store;
    }

    /** The row will be written; whoever asks goes on at once, unless so many wait that the database cannot keep up. */
    void later(AuditRow row) {
        put(new Waiting(row, null));
    }

    /** The row is written when this returns; a refusal to go on where it cannot be. */
    void now(AuditRow row) {
        await(row);
    }

    /** Everything that came before is written when this returns. */
    void flush() {
        await(null);
    }

    private void await(@Nullable AuditRow row) {
        var written = new CompletableFuture<Void>();
        put(new Waiting(row, written));
        try {
            written.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notWritten();
        } catch (ExecutionException | TimeoutException e) {
            throw notWritten();
        }
    }

    private void put(Waiting waiting) {
        try {
            if (!queue.offer(waiting, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw notWritten();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notWritten();
        }
    }

    private static Refusal notWritten() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "AUDIT_AWAY",
                new Words(
                        "操作审计写不进数据库，这次请求不能答复；请稍后再试，仍不行请联系系统管理员。",
                        "The audit cannot be written, so this request is not answered; try again shortly, or ask the system administrator."));
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("audit").daemon().start(this::write);
    }

    private void write() {
        try {
            while (!stopping || !queue.isEmpty()) {
                var batch = next();
                if (!batch.isEmpty()) {
                    write(batch);
                }
            }
        } catch (InterruptedException e) {
            LOG.error("The audit was interrupted with {} rows not written", queue.size());
        }
    }

    /** What has come, gathered for a moment unless somebody is waiting. */
    private List<Waiting> next() throws InterruptedException {
        var batch = new ArrayList<Waiting>();
        var waiting = queue.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
        while (waiting != null) {
            batch.add(waiting);
            if (waiting.written() != null || stopping) {
                queue.drainTo(batch, AT_ONCE - batch.size());
                break;
            }
            waiting = batch.size() < AT_ONCE ? queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS) : null;
        }
        return batch;
    }

    private void write(List<Waiting> batch) throws InterruptedException {
        var rows = new ArrayList<AuditRow>();
        for (var waiting : batch) {
            if (waiting.row() != null) {
                rows.add(waiting.row());
            }
        }
        boolean told = false;
        while (true) {
            try {
                if (!rows.isEmpty()) {
                    store.add(rows);
                }
                tell(batch, null);
                return;
            } catch (DataAccessException | TransactionException e) {
                if (!told) {
                    // The exception whole would quote the rows.
                    LOG.error(
                            "{} rows of the audit cannot be written now and will be tried again: {}",
                            rows.size(),
                            NestedExceptionUtils.getMostSpecificCause(e).getMessage());
                    told = true;
                    // Whoever waits must not be answered; the rows are kept all the same.
                    tell(batch, e);
                }
                if (stopping) {
                    LOG.error("{} rows of the audit could not be written: {}", rows.size(), rows);
                    return;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private static void tell(List<Waiting> batch, @Nullable Exception failure) {
        for (var waiting : batch) {
            var written = waiting.written();
            if (written != null) {
                if (failure == null) {
                    written.complete(null);
                } else {
                    written.completeExceptionally(failure);
                }
            }
        }
    }

    @Override
    public void stop() {
        stopping = true;
        var running = thread;
        if (running != null) {
            try {
                running.join(TimeUnit.SECONDS.toMillis(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Below the web server's, so that this stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
