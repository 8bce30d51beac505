package anxin.engine.clue;

import java.math.BigDecimal;

/**
 * A sum of money in a letter with what the words around it make of it.
 *
 * @param weight how much speaks for its being what is owed in all
 * @param owed said to be owed or not given
 * @param left said to be what is left after all payments
 * @param total said to be all of something
 * @param due said to be pay for work, whether owed or not
 * @param paid said to have been given
 * @param part said to be one among others' (其中)
 * @param rate for what each, if it is so much each
 */
record Sum(
        BigDecimal yuan,
        Passage passage,
        double weight,
        boolean owed,
        boolean left,
        boolean total,
        boolean due,
        boolean paid,
        boolean part,
        boolean price,
        Rate rate) {

    enum Rate {
        NONE,
        PERSON,
        DAY,
        MONTH,
        OTHER
    }

    /** Whether it can be what is owed, or a part of it. */
    boolean whole() {
        return rate == Rate.NONE && !paid && !price;
    }
}
