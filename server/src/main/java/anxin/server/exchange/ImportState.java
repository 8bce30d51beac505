package anxin.server.exchange;

/** How far an import has come. */
public enum ImportState {
    QUEUED,
    CHECKING,
    APPLYING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean over() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
