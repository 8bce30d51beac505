package anxin.server.warning.scan;

import anxin.engine.calendar.BeijingTime;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.warning.ScanFinished;
import anxin.server.warning.WarningsChanged;
import anxin.server.warning.life.Judged;
import anxin.server.warning.life.Lives;
import anxin.server.warning.life.Tally;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Judging for today (Beijing), which alone moves warnings: of all projects once a day or when asked, of some after an import. */
@Component
public class LiveScan {

    private static final Logger LOG = LoggerFactory.getLogger(LiveScan.class);
    private static final int WITHDRAWN_AT_ONCE = 1_000;

    private final ProjectReader reader;
    private final PacksInForce packs;
    private final Lives lives;
    private final ScanLog log;
    private final OneAtATime turns;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    LiveScan(
            ProjectReader reader,
            PacksInForce packs,
            Lives lives,
            ScanLog log,
            OneAtATime turns,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.packs = packs;
        this.lives = lives;
        this.log = log;
        this.turns = turns;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Today in Beijing, whatever zone the machine is in. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(BeijingTime.ZONE));
    }

    /** The daily scan (日扫描): judges all projects, unless that was done today. */
    public void daily() {
        turns.take().ifPresent(turn -> {
            try (turn) {
                if (!log.doneOn(today()) && somethingToJudge()) {
                    all(ScanLog.Kind.DAILY, null);
                }
            }
        });
    }

    // A scan of nothing would stand in the log as today's.
    private boolean somethingToJudge() {
        return !reader.ids(0).isEmpty() || !lives.projectsWithOpenWarnings().isEmpty();
    }

    /** Starts a scan of all projects for today and gives its number; it goes on by itself. */
    public long start(String askedBy) {
        var turn = turns.take()
                .orElseThrow(
                        () -> Refusal.conflict(
                                "SCAN_RUNNING",
                                "无法开始扫描：已有一次全量扫描正在进行。请等它结束，进度见扫描日志。",
                                "The scan cannot start: another scan of all projects is running. Wait until it ends; the scan log shows how far it is."));
        log.giveUpInterrupted();
        long id = log.start(ScanLog.Kind.ASKED, today(), true, askedBy, null);
        Thread.ofPlatform().name("scan-" + id).start(() -> {
            try (turn) {
                judgeAll(id, today());
            }
        });
        return id;
    }

    /** Judges all projects now, on this thread, and gives the scan's number. */
    long all(ScanLog.Kind kind, @Nullable String askedBy) {
        log.giveUpInterrupted();
        var today = today();
        long id = log.start(kind, today, true, askedBy, null);
        judgeAll(id, today);
        return id;
    }

    private void judgeAll(long id, LocalDate today) {
        keepingTheLog(id, () -> {
            long listed = lives.nextReading();
            var ids = reader.ids(0);
            var progress = judge(id, today, ids);
            progress = progress.plus(clearWithdrawn(listed, today, ids));
            finish(id, null, today, progress);
            return progress.tally();
        });
    }

    /** Judges the projects an import touched, at once. */
    Tally touched(long importId, Collection<Integer> projectIds) {
        var today = today();
        log.giveUpInterrupted(importId);
        long id = log.start(ScanLog.Kind.IMPORT, today, true, null, importId);
        return keepingTheLog(id, () -> {
            var progress =
                    judge(id, today, projectIds.stream().distinct().sorted().toList());
            finish(id, importId, today, progress);
            return progress.tally();
        });
    }

    private Progress judge(long id, LocalDate today, List<Integer> ids) {
        var loaded = packs.get();
        var progress = new Progress(ids.size(), 0, 0, Tally.NONE);
        try (var batches = new Judging(reader, loaded, null, today).judge(ids, lives::nextReading)) {
            for (var batch : (Iterable<Judging.Batch>) batches::iterator) {
                var tally = lives.move(batch.reading(), today, clock.instant(), loaded.calendar(), batch.projects());
                progress = progress.plus(batch, tally);
                progress.writeTo(log, id);
            }
        }
        return progress;
    }

    // With the number taken before the projects were listed: one imported since then has a later one and is left alone.
    private Tally clearWithdrawn(long reading, LocalDate today, List<Integer> listed) {
        var there = new HashSet<>(listed);
        var gone = lives.projectsWithOpenWarnings().stream()
                .filter(id -> !there.contains(id))
                .toList();
        var tally = Tally.NONE;
        for (int from = 0; from < gone.size(); from += WITHDRAWN_AT_ONCE) {
            var some = gone.subList(from, Math.min(gone.size(), from + WITHDRAWN_AT_ONCE));
            tally = tally.plus(lives.move(
                    reading,
                    today,
                    clock.instant(),
                    packs.get().calendar(),
                    some.stream().map(Judged::withdrawn).toList()));
        }
        return tally;
    }

    private void finish(long id, @Nullable Long importId, LocalDate today, Progress progress) {
        transaction.executeWithoutResult(_ -> {
            progress.writeTo(log, id);
            log.finish(id);
            var tally = progress.tally();
            events.publishEvent(new WarningsChanged(
                    id, importId, tally.raised(), tally.levelRaised(), tally.levelLowered(), tally.cleared()));
            if (importId == null) {
                events.publishEvent(new ScanFinished(id, today, progress.projects(), progress.findings()));
            }
        });
    }

    private Tally keepingTheLog(long id, Supplier<Tally> scan) {
        try {
            return scan.get();
        } catch (RuntimeException | Error failure) {
            LOG.error("scan {} failed", id, failure);
            log.fail(id, Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
            throw failure;
        }
    }

    /** How far a scan is. */
    private record Progress(int projects, int judged, long findings, Tally tally) {

        Progress plus(Judging.Batch batch, Tally moved) {
            return new Progress(
                    projects,
                    judged + batch.projects().size(),
                    findings + batch.findings().count(),
                    tally.plus(moved));
        }

        Progress plus(Tally moved) {
            return new Progress(projects, judged, findings, tally.plus(moved));
        }

        void writeTo(ScanLog log, long id) {
            log.progress(id, projects, judged, findings, tally);
        }
    }
}
