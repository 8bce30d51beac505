package anxin.simulator;

import anxin.engine.rows.Purpose;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Money that came into a special account or left it (专户流水).
 *
 * @param second of the day
 */
record Movement(
        LocalDate day,
        int second,
        boolean credit,
        long fen,
        Purpose purpose,
        @Nullable String name,
        @Nullable String account) {

    static final Comparator<Movement> IN_TIME =
            Comparator.comparing(Movement::day).thenComparingInt(Movement::second);

    static int at(int hour, int minute) {
        return hour * 3600 + minute * 60;
    }

    Movement of(long amountFen) {
        return new Movement(day, second, credit, amountFen, purpose, name, account);
    }
}
