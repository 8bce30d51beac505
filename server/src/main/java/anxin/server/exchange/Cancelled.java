package anxin.server.exchange;

/** Whoever asked for it, the running import is to stop. */
final class Cancelled extends RuntimeException {

    Cancelled() {
        super("cancelled", null, false, false);
    }
}
