package anxin.engine.clue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What is left of a text to compare it by: of all runs of three characters the smallest hash under each of 64 hash
 * functions (MinHash). The share of equal places estimates how much two texts have in common.
 */
public final class Shingles {

    static final int FUNCTIONS = 64;
    static final int ROWS = 2;
    static final int BANDS = FUNCTIONS / ROWS;
    private static final int RUN = 3;

    private final int[] smallest;
    private final boolean empty;

    private Shingles(int[] smallest, boolean empty) {
        this.smallest = smallest;
        this.empty = empty;
    }

    static Shingles of(String text) {
        var letters = text.codePoints().filter(Character::isLetterOrDigit).toArray();
        Set<Integer> runs = new HashSet<>();
        for (int i = 0; i + RUN <= letters.length; i++) {
            runs.add((letters[i] * 31 + letters[i + 1]) * 31 * 31 + letters[i + 2]);
        }
        var smallest = new int[FUNCTIONS];
        Arrays.fill(smallest, Integer.MAX_VALUE);
        for (int run : runs) {
            for (int function = 0; function < FUNCTIONS; function++) {
                smallest[function] = Math.min(smallest[function], mix(run, function));
            }
        }
        return new Shingles(smallest, runs.isEmpty());
    }

    private static int mix(int run, int function) {
        long x = run * 0x9E3779B97F4A7C15L + function * 0xC2B2AE3D27D4EB4FL;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return (int) (x >>> 33);
    }

    static Shingles of(int[] smallest, boolean empty) {
        return new Shingles(smallest.clone(), empty);
    }

    int[] smallest() {
        return smallest.clone();
    }

    /** From 0 for nothing in common to 1 for the same runs. */
    double similarity(Shingles other) {
        if (empty || other.empty) {
            return 0;
        }
        int equal = 0;
        for (int i = 0; i < FUNCTIONS; i++) {
            equal += smallest[i] == other.smallest[i] ? 1 : 0;
        }
        return (double) equal / FUNCTIONS;
    }

    /** A key that similar texts share in at least one of the {@link #BANDS}. */
    long band(int band) {
        long key = band;
        for (int row = 0; row < ROWS; row++) {
            key = key * 0x9E3779B97F4A7C15L + smallest[band * ROWS + row];
        }
        return key;
    }

    boolean isEmpty() {
        return empty;
    }
}
