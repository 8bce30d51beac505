package anxin.server.backup;

import java.io.IOException;

/** Whoever asked for it wants it no more. */
public final class Cancelled extends IOException {

    public Cancelled() {
        super("cancelled");
    }
}
