package anxin.engine.clue;

import java.util.List;

/**
 * How alike two letters are, and why.
 *
 * @param first id of the one
 * @param second id of the other
 * @param weight the sum over the reasons
 */
public record Likeness(String first, String second, double weight, List<Reason> reasons) {

    /** From here on they are held to be about the same matter. */
    public static final double ENOUGH = 4;

    /** What two letters agree or differ in. */
    public enum Trait {
        TEXT,
        TITLE,
        DEBTOR,
        SITE,
        NAMES,
        AMOUNT,
        PEOPLE,
        PERIOD,
        TIME,
        KIND,
        PLACE
    }

    /**
     * Why two letters are held to be about the same matter or not.
     *
     * @param weight above 0 when it speaks for the same matter
     * @param words what is alike, or both when they differ
     */
    public record Reason(Trait trait, double weight, String words) {}

    /** Compares two letters; which of them came first does not matter. */
    public static Likeness between(LetterTraits a, LetterTraits b) {
        return new Comparison().of(a, b);
    }

    /** Whether they are held to be about the same matter. */
    public boolean same() {
        return weight >= ENOUGH;
    }
}
