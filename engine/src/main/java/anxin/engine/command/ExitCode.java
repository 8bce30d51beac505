package anxin.engine.command;

/** How a command ended, as the shell sees it. */
public final class ExitCode {

    public static final int DONE = 0;
    /** Done, and something was found wrong. */
    public static final int FOUND_WRONG = 1;
    /** Asked for something that does not exist. */
    public static final int WRONG_USAGE = 2;
    /** Something needed is missing. */
    public static final int REFUSED = 3;

    private ExitCode() {}
}
