package anxin.server.exchange;

import anxin.server.access.Scope;
import anxin.server.database.Sql;
import anxin.server.words.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the queued imports, one after the other and, among all instances on one database, one at a time: the lock belongs
 * to the transaction of the import, so it cannot outlive it. Whatever is still marked as running when the lock is free
 * was interrupted and is done again.
 */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    /** Held by whoever writes or erases rows of packages. */
    static final long LOCK = 0x414E58494EL;

    private static final int MOST_ATTEMPTS = 3;

    private final ImportStore store;
    private final ImportRun run;
    private final DataSource dataSource;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final TransactionTemplate own;
    private final ConcurrentHashMap<Long, CompletableFuture<ImportReport>> awaited = new ConcurrentHashMap<>();

    private final ReentrantLock draining = new ReentrantLock();
    private volatile @Nullable Running running;
    private volatile boolean stopping;
    private @Nullable ScheduledExecutorService threads;

    private static final class Running {

        final ImportStore.Taken taken;
        final ImportRun.Handle handle;

        // Kept apart, for the rollback may fail too when the database is gone, and would hide it.
        @Nullable
        RuntimeException thrown;

        Running(ImportStore.Taken taken, ImportRun.Handle handle) {
            this.taken = taken;
            this.handle = handle;
        }
    }

    ImportWorker(
            ImportStore store,
            ImportRun run,
            DataSource dataSource,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.run = run;
        this.dataSource = dataSource;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void start() {
        stopping = false;
        var started = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("imports-", 0).daemon().factory());
        started.scheduleWithFixedDelay(this::drain, 0, 2, TimeUnit.SECONDS);
        started.scheduleWithFixedDelay(this::watch, 300, 300, TimeUnit.MILLISECONDS);
        threads = started;
    }

    /** Looks at the queue now rather than in a moment. */
    void wake() {
        var pool = threads;
        if (pool != null && !stopping) {
            pool.execute(this::drain);
        }
    }

    // Whoever comes while the queue is being worked off goes away again: the second thread must stay free to watch.
    private void drain() {
        if (!draining.tryLock()) {
            return;
        }
        try {
            while (!stopping && doNext()) {
                log.debug("looking for the next import");
            }
        } catch (RuntimeException e) {
            log.warn("The import queue cannot be read and will be tried again: {}", e.getMessage());
        } finally {
            draining.unlock();
        }
        completeAwaited();
    }

    private boolean doNext() {
        try {
            return Boolean.TRUE.equals(transaction.execute(this::takeAndRun));
        } catch (RuntimeException e) {
            var interrupted = running;
            if (interrupted == null) {
                throw e;
            }
            settle(interrupted, interrupted.thrown == null ? e : interrupted.thrown);
            return true;
        } finally {
            running = null;
            completeAwaited();
        }
    }

    private boolean takeAndRun(TransactionStatus status) {
        var connection = DataSourceUtils.getConnection(dataSource);
        if (!locked(connection)) {
            return false;
        }
        Optional<ImportStore.Taken> next = own.execute(_ -> store.takeNext());
        if (next == null || next.isEmpty()) {
            return false;
        }
        var taken = next.get();
        var current = new Running(taken, new ImportRun.Handle(connection));
        running = current;
        if (taken.cancelRequested()) {
            throw new Cancelled();
        }
        if (taken.attempts() > MOST_ATTEMPTS) {
            throw new Trouble(
                    "这个数据包导入了 %d 次都中途断了，一行也没有写入；请检查磁盘和数据库后重新上传。".formatted(MOST_ATTEMPTS),
                    "This package was begun %d times and interrupted each time; nothing was written. Check disk and database, then upload it again."
                            .formatted(MOST_ATTEMPTS));
        }
        log.info("Import {} begins", taken.id());
        var outcome = outcome(current, connection);
        if (taken.dryRun()) {
            status.setRollbackOnly();
            own.executeWithoutResult(_ -> store.done(taken.id(), outcome));
        } else {
            store.done(taken.id(), outcome);
            events.publishEvent(new PackageImported(taken.id(), taken.sha256(), outcome.projects(), outcome.files()));
        }
        log.info("Import {} is done: {}", taken.id(), outcome.files());
        return true;
    }

    private Outcome outcome(Running current, Connection connection) {
        try {
            try {
                return run.run(current.taken, current.handle, connection);
            } finally {
                own.executeWithoutResult(_ -> store.names(current.taken.id(), current.handle.named()));
            }
        } catch (InterruptedException e) {
            throw new Cancelled();
        } catch (RuntimeException e) {
            current.thrown = e;
            throw e;
        } catch (Exception e) {
            current.thrown = new ImportInterrupted(e);
            throw current.thrown;
        }
    }

    private static final class ImportInterrupted extends RuntimeException {
        ImportInterrupted(Exception cause) {
            super(cause);
        }
    }

    private static boolean locked(Connection connection) {
        try {
            return Sql.count(connection, "select pg_try_advisory_xact_lock(%d)::int".formatted(LOCK)) == 1;
        } catch (SQLException e) {
            throw new ImportInterrupted(e);
        }
    }

    /** After the rollback: says why, or puts the import back into the queue. */
    private void settle(Running interrupted, RuntimeException thrown) {
        long id = interrupted.taken.id();
        if (stopping) {
            store.requeue(id, false);
            return;
        }
        if (interrupted.handle.stopped()) {
            store.cancelled(id);
            log.info("Import {} was cancelled", id);
            return;
        }
        switch (Verdict.of(thrown)) {
            case Verdict.Stopped _ -> store.cancelled(id);
            case Verdict.TryAgain(var why)
            when interrupted.taken.attempts() < MOST_ATTEMPTS -> {
                log.warn("Import {} was interrupted and will run again: {}", id, why.en());
                store.requeue(id, true);
            }
            case Verdict.TryAgain(var why) -> store.failed(id, why);
            case Verdict.GivenUp(var why) -> {
                log.warn("Import {} failed: {}", id, why.en(), thrown);
                store.failed(id, why);
            }
        }
    }

    private void watch() {
        var current = running;
        if (current == null) {
            return;
        }
        try {
            if (store.progressed(current.taken.id(), current.handle.progress())) {
                current.handle.stop();
            }
        } catch (RuntimeException e) {
            log.debug("Progress could not be noted", e);
        }
    }

    /** The report of an import once it is over. */
    CompletableFuture<ImportReport> await(long id) {
        var future = awaited.computeIfAbsent(id, _ -> new CompletableFuture<>());
        completeAwaited();
        return future;
    }

    private void completeAwaited() {
        awaited.forEach((id, future) -> {
            try {
                store.find(id, Scope.EVERYWHERE)
                        .filter(report -> report.state().over())
                        .ifPresent(report -> {
                            awaited.remove(id);
                            future.complete(report);
                        });
            } catch (RuntimeException e) {
                log.debug("Import {} cannot be looked up now", id, e);
            }
        });
    }

    @Override
    public void stop() {
        stopping = true;
        var current = running;
        if (current != null) {
            current.handle.stop();
        }
        var pool = threads;
        if (pool != null) {
            pool.shutdown();
            try {
                if (!pool.awaitTermination(20, TimeUnit.SECONDS)) {
                    pool.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
