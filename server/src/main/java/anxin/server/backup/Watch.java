package anxin.server.backup;

/** Told how far a backup or a restore has come. */
@FunctionalInterface
public interface Watch {

    /**
     * @param what the table or file in hand
     * @param bytes read or written so far
     * @throws Cancelled to end it here
     */
    void at(String what, long bytes) throws Cancelled;
}
