package anxin.server.warning.life;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * The life of warnings: one project's open warnings and today's findings give the steps to take.
 *
 * <p>The same finding the next day is the same warning, with that day's facts. Found again after it was cleared, it is
 * a new one.
 */
public final class Life {

    private Life() {}

    /** The steps of one project, in the findings' order, then what is cleared. */
    public static List<Move> moves(
            Collection<OpenWarning> open, Collection<Found> found, Function<OpenWarning, ClearReason> whyGone) {
        var left = new LinkedHashMap<OpenWarning.Key, OpenWarning>();
        open.forEach(warning -> left.put(warning.key(), warning));
        var moves = new ArrayList<Move>();
        for (var one : found) {
            var finding = one.finding();
            var warning = left.remove(new OpenWarning.Key(finding.rule(), finding.month()));
            if (warning == null) {
                moves.add(new Move.Raise(one));
            } else if (!warning.isStill(one)) {
                moves.add(new Move.Change(warning, one));
            }
        }
        left.values().forEach(warning -> moves.add(new Move.Clear(warning, whyGone.apply(warning))));
        return moves;
    }
}
