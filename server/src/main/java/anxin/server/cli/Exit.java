package anxin.server.cli;

/** How a command can end. */
final class Exit {

    static final int DONE = 0;

    /** Done, but rows were rejected or cases failed. */
    static final int DONE_WITH_FAULTS = 1;

    static final int WRONG_USAGE = 2;

    /** Something is missing or was refused. */
    static final int REFUSED = 3;

    /** Stopped by whoever asked for it. */
    static final int CANCELLED = 130;

    private Exit() {}
}
