package anxin.simulator;

import java.time.LocalDate;
import java.util.List;

/**
 * A worker who does not exist.
 *
 * <p>Born in 1900 to 1915, so that no number can be that of anyone at work today; the area and the check digit are those
 * of a well-formed number. Cards begin with 620000 and telephones with 154, which are not given out.
 */
record Person(String identity, String name, String phone, String card, String bankCode) {

    /** Projects keep apart by this many numbers; none has more workers. */
    static final int PER_PROJECT = 1024;

    private static final List<String> HOMES = List.of(
            "620724", "620722", "620721", "620523", "621126", "500101", "500235", "500236", "500242", "511725",
            "511921", "522121", "522326", "532128", "330783", "330726", "341226", "341221", "360731", "411627",
            "411729", "421222", "430523", "431225", "610925", "320830", "321322", "640522");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);
    private static final int BIRTHS = 16 * 365 + 3;
    private static final int MEN = 499;
    private static final int WOMEN = 99;
    private static final int SEQUENCES = MEN + WOMEN;
    private static final long NUMBERS = (long) SEQUENCES * BIRTHS * 28;
    /** Prime and no divisor of {@link #NUMBERS}: a step that meets every number once. */
    private static final long STEP = 1_000_003;

    private static final List<String> BANKS = List.of("102", "103", "104", "105", "314", "402", "403");

    /** The person of a number; different numbers give different persons. */
    static Person of(long seed, long number) {
        var dice = new Dice(seed ^ 0x7065_7273_6f6eL, number);
        long place = (number % NUMBERS * STEP + Math.floorMod(seed * 7919, NUMBERS)) % NUMBERS;
        int sequence = (int) (place % SEQUENCES);
        int birth = (int) (place / SEQUENCES % BIRTHS);
        var home = HOMES.get((int) (place / SEQUENCES / BIRTHS));
        boolean man = sequence < MEN;
        int order = man ? sequence * 2 + 1 : (sequence - MEN + 1) * 2;
        var born = FIRST_BIRTH.plusDays(birth);
        var digits = home
                + born.toString().replace("-", "")
                + (char) ('0' + order / 100)
                + (char) ('0' + order / 10 % 10)
                + (char) ('0' + order % 10);
        return new Person(
                Checks.identity(digits),
                Names.person(dice, man),
                "154" + padded(dice.below(100_000_000), 8),
                Checks.card("620000" + padded(number, 12)),
                dice.pick(BANKS));
    }

    private static String padded(long value, int length) {
        var text = Long.toString(value);
        return "0".repeat(length - text.length()) + text;
    }
}
