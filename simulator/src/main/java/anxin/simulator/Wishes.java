package anxin.simulator;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an injection needs its project to be like before it can break it. */
final class Wishes {

    /** Where a project stands on the last day. */
    enum State {
        RUNNING,
        FINISHED,
        STOPPED,
        RESTARTED,
        TO_COME
    }

    State state = State.RUNNING;

    @Nullable
    LocalDate startDate;
    /** 0 if any will do. */
    int payDay;

    int leastCrew;
    /** Everybody comes early and nobody leaves. */
    boolean everybodyStays;

    boolean publicMoney;
    Predicate<Place> place = any -> true;
    /** No colourful past: no part payments, back pay, used deposits or frozen accounts. */
    boolean plain;

    static Wishes none() {
        return new Wishes();
    }

    static Wishes plain() {
        var wishes = new Wishes();
        wishes.plain = true;
        return wishes;
    }
}
