package anxin.engine.policy;

/** How long there is to clear a warning (消除时限), such as seven working days. */
public record TimeLimit(int number, Unit unit) {

    /** As packs write it: {@code 7 workdays}. */
    public String text() {
        return number + " " + unit.text();
    }

    public Words words() {
        return new Words(number + unit.words().zh(), number + " " + unit.words().en());
    }
}
