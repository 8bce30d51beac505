package anxin.server.portal;

import anxin.server.portal.Postings.What;
import java.util.List;
import java.util.Set;

/** A board, what it lacks, and what hangs on the site. */
record BoardState(Board board, List<BoardItem> missing, Set<What> hanging) {

    boolean boardHangs() {
        return hanging.contains(What.BOARD);
    }

    /** The code stands on both. */
    boolean codeHangs() {
        return !hanging.isEmpty();
    }
}
