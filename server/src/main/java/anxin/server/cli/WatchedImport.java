package anxin.server.cli;

import anxin.server.access.Scope;
import anxin.server.exchange.FileCount;
import anxin.server.exchange.ImportId;
import anxin.server.exchange.ImportReport;
import anxin.server.exchange.ImportState;
import anxin.server.exchange.Imports;
import anxin.server.words.Trouble;
import anxin.server.words.Words;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** An import as the command line follows it: how far it is, how it ended, and Ctrl-C cancels it. */
final class WatchedImport {

    private static final int REJECTIONS_SHOWN = 5;
    private static final Duration JUDGING_AT_MOST = Duration.ofMinutes(10);

    private WatchedImport() {}

    static ImportReport untilOver(Imports imports, ImportId id) throws Exception {
        var progress = new Progress();
        try (var _ = Interrupts.calling(() -> imports.cancel(id))) {
            var over = imports.whenOver(id);
            while (true) {
                try {
                    return judged(imports, id, over.get(300, TimeUnit.MILLISECONDS), progress);
                } catch (TimeoutException e) {
                    imports.find(id, Scope.EVERYWHERE).ifPresent(report -> show(progress, report));
                }
            }
        } finally {
            progress.end();
        }
    }

    /** Waits until the projects concerned have been judged anew; that goes on by itself, so it is not waited for for ever. */
    private static ImportReport judged(Imports imports, ImportId id, ImportReport over, Progress progress) {
        var report = over;
        long deadline = System.nanoTime() + JUDGING_AT_MOST.toNanos();
        while (report.state() == ImportState.DONE
                && !report.dryRun()
                && report.warningsChanged() == null
                && System.nanoTime() < deadline) {
            progress.show("正在按规则判断……", "Judging by the rules …");
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            report = imports.find(id, Scope.EVERYWHERE).orElse(report);
        }
        return report;
    }

    /** Says what came of it, and gives the exit code. */
    static int say(Imports imports, ImportId id, ImportReport report) {
        if (report.state() == ImportState.CANCELLED) {
            Language.say("导入已取消，一行也没有写入。", "The import was cancelled; nothing was written.");
            return Exit.CANCELLED;
        }
        if (report.state() == ImportState.FAILED) {
            var failure = report.failure();
            throw failure == null
                    ? new Trouble("导入没有成功。", "The import did not succeed.")
                    : new Trouble(failure.zh(), failure.en());
        }
        report.files().forEach(WatchedImport::say);
        report.remarks().forEach(Language::say);
        imports.rejections(id, null, 0, REJECTIONS_SHOWN)
                .forEach(row -> Language.say(new Words(
                        "  %s 第 %d 行：%s"
                                .formatted(
                                        row.file(), row.line(), row.sentence().zh()),
                        "  %s line %d: %s"
                                .formatted(
                                        row.file(), row.line(), row.sentence().en()))));
        if (report.rejected() > REJECTIONS_SHOWN) {
            Language.say(
                    "  ……共 %,d 行被拒；用 --rejected 文件 取全部。".formatted(report.rejected()),
                    "  … %,d rows were rejected in all; --rejected FILE gets them.".formatted(report.rejected()));
        }
        var warnings = report.warningsChanged();
        if (warnings != null) {
            Language.say(
                    "预警：新增 %,d 条，消除 %,d 条。".formatted(warnings.raised(), warnings.cleared()),
                    "Warnings: %,d raised, %,d cleared.".formatted(warnings.raised(), warnings.cleared()));
        }
        if (report.dryRun()) {
            Language.say("这是试导入，没有写入数据。", "This was a dry run; nothing was written.");
        }
        return report.rejected() > 0 ? Exit.DONE_WITH_FAULTS : Exit.DONE;
    }

    private static void say(FileCount file) {
        Language.say(
                "%s：读 %,d 行，新增 %,d，更改 %,d，未变 %,d，撤回 %,d，拒绝 %,d"
                        .formatted(
                                file.file(),
                                file.read(),
                                file.added(),
                                file.changed(),
                                file.unchanged(),
                                file.withdrawn(),
                                file.rejected()),
                "%s: %,d read, %,d added, %,d changed, %,d unchanged, %,d withdrawn, %,d rejected"
                        .formatted(
                                file.file(),
                                file.read(),
                                file.added(),
                                file.changed(),
                                file.unchanged(),
                                file.withdrawn(),
                                file.rejected()));
    }

    private static void show(Progress progress, ImportReport report) {
        var now = report.progress();
        if (now != null) {
            boolean applying = now.phase() == ImportState.APPLYING;
            progress.show(
                    "%s %s：%,d 行，%d%%"
                            .formatted(
                                    applying ? "正在写入" : "正在检查",
                                    now.file(),
                                    now.rows(),
                                    percent(now.bytes(), now.totalBytes())),
                    "%s %s: %,d rows, %d%%"
                            .formatted(
                                    applying ? "Writing" : "Checking",
                                    now.file(),
                                    now.rows(),
                                    percent(now.bytes(), now.totalBytes())));
        }
    }

    private static long percent(long part, long whole) {
        return whole == 0 ? 0 : part * 100 / whole;
    }
}
