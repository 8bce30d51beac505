package anxin.server.evidence;

import anxin.server.words.Words;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows of one table whose coming into being goes into the evidence log. The module that owns them notes each new row as
 * outstanding, in the transaction that writes it.
 */
public interface EvidenceSource {

    /** Stands before the row's id in the name of the event; never changes. */
    String name();

    /** What the rows are called. */
    Words title();

    /** Takes the oldest outstanding rows, which are outstanding no more once the running transaction is committed. */
    List<Happening> take(int most);

    /** The rows as they are stored now; one that is gone is missing. */
    List<Happening> find(Collection<Long> ids);

    /** Ids of stored rows above this one that must have a leaf: all but the outstanding ones. */
    List<Long> sealedAfter(long id, int most);

    /** How many rows are outstanding. */
    long outstanding();

    /** Looks at what the leaves alone cannot tell, such as kept files, and tells each thing that does not fit. */
    default void inspect(Consumer<Words> fault) {}
}
