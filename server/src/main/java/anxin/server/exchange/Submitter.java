package anxin.server.exchange;

/**
 * Who hands a package in.
 *
 * @param area area of the user; 0 is the whole country
 * @param orgId organisation of the user; 0 is none
 */
public record Submitter(long userId, String name, int area, int orgId) {

    /** Whoever sits at the machine itself and uses the commands. */
    public static final Submitter OPERATOR = new Submitter(0, "operator", 0, 0);
}
