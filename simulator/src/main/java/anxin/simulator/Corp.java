package anxin.simulator;

/**
 * A company (企业) that does not exist.
 *
 * @param account an ordinary bank account of its own, not a special account
 */
record Corp(
        String creditCode,
        String name,
        String area,
        boolean stateOwned,
        int insured,
        String legalMan,
        String linkMan,
        String linkTel,
        String account) {

    /** The organisation code begins with XX, which no registry has given out. */
    static Corp of(long seed, int number, Place place, String line, boolean stateOwned) {
        var dice = new Dice(seed ^ 0x636f_7270L, number);
        return new Corp(
                Checks.credit("91" + place.area().substring(0, 6) + "XX%06d".formatted(number)),
                Names.corp(dice, place.name(), line),
                place.area(),
                stateOwned,
                dice.between(8, 400),
                Names.person(dice, true),
                Names.person(dice, dice.chance(0.6)),
                "154%08d".formatted(dice.below(100_000_000)),
                "7%018d".formatted(number));
    }
}
