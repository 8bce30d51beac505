package anxin.server.jurisdiction;

import anxin.server.words.Words;
import java.util.List;
import java.util.Map;

/** Rows that lie in an area and go with it when it becomes another; told by the module that keeps them. */
public interface AreaFollower {

    /** What one calls them. */
    Words what();

    /** How many lie in each area, by nine-digit code. */
    Map<Integer, Integer> byArea();

    /** Gives those that lie in an area that is no more the one it is now, in the running transaction. */
    void follow(List<Move> moves);

    /** From one area to another, nine-digit codes. */
    record Move(int from, int to) {

        /** The codes moved from, as a query takes them. */
        public static Integer[] from(List<Move> moves) {
            return moves.stream().map(Move::from).toArray(Integer[]::new);
        }

        /** The codes moved to, in the same order. */
        public static Integer[] to(List<Move> moves) {
            return moves.stream().map(Move::to).toArray(Integer[]::new);
        }
    }
}
