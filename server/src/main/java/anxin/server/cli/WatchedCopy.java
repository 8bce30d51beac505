package anxin.server.cli;

import anxin.server.backup.Cancelled;
import anxin.server.backup.Watch;

/** Shows how far a backup or restore is, and ends it at Ctrl-C. */
final class WatchedCopy implements Watch, AutoCloseable {

    private final Progress progress = new Progress();
    private final Interrupts interrupts;
    private final String zh;
    private final String en;
    private volatile boolean cancelled;

    WatchedCopy(String zh, String en) {
        this.zh = zh;
        this.en = en;
        this.interrupts = Interrupts.calling(() -> cancelled = true);
    }

    @Override
    public void at(String what, long bytes) throws Cancelled {
        if (cancelled) {
            throw new Cancelled();
        }
        progress.show(
                "%s %s：%,d MB".formatted(zh, what, bytes >> 20), "%s %s: %,d MB".formatted(en, what, bytes >> 20));
    }

    void end() {
        progress.end();
    }

    @Override
    public void close() {
        progress.end();
        interrupts.close();
    }
}
