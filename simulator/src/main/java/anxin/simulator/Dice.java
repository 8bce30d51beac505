package anxin.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that can be repeated: one stream of numbers for each thing that is made up. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed, long stream) {
        random = new SplittableRandom(scrambled(seed) ^ scrambled(stream * 2 + 1));
    }

    /** The finishing steps of SplitMix64, so that neighbouring seeds share nothing. */
    private static long scrambled(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    double fraction(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** A day from one to the other, or the first if the other lies before it. */
    LocalDate day(LocalDate from, LocalDate to) {
        int days = (int) (to.toEpochDay() - from.toEpochDay());
        return days <= 0 ? from : from.plusDays(random.nextInt(days + 1));
    }
}
