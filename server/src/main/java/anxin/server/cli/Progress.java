package anxin.server.cli;

import java.time.Duration;

/** How far a command has come: one line that is written over in a terminal, a line now and then elsewhere. */
final class Progress {

    private static final boolean TERMINAL =
            System.console() != null && System.console().isTerminal();
    private static final long EVERY = (TERMINAL ? Duration.ofMillis(200) : Duration.ofSeconds(10)).toNanos();

    private long last = System.nanoTime() - EVERY + Duration.ofMillis(500).toNanos();
    private boolean open;

    synchronized void show(String zh, String en) {
        long now = System.nanoTime();
        if (now - last < EVERY) {
            return;
        }
        last = now;
        var line = Language.LOCALE.getLanguage().equals("en") ? en : zh;
        if (TERMINAL) {
            System.err.print("\r\033[K" + line);
            open = true;
        } else {
            System.err.println(line);
        }
    }

    /** Leaves the line free for what comes next. */
    synchronized void end() {
        if (open) {
            System.err.print("\r\033[K");
            open = false;
        }
    }
}
