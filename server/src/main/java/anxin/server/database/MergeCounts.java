package anxin.server.database;

/**
 * What became of staged rows.
 *
 * @param staged rows that passed the checks
 */
public record MergeCounts(long staged, long added, long changed, long withdrawn) {

    public static final MergeCounts NONE = new MergeCounts(0, 0, 0, 0);

    /** Rows that say what is known already: repeated, superseded in their own file, or withdrawing the unknown. */
    public long unchanged() {
        return staged - added - changed - withdrawn;
    }

    public boolean changedSomething() {
        return added + changed + withdrawn > 0;
    }
}
