package anxin.simulator;

/** The steps in which a project is made up, in order; an injection acts after the step it names. */
enum Stage {
    PROJECT,
    CREW,
    ATTENDANCE,
    PAYROLL,
    CREDITS,
    LEDGER,
    DEPOSIT,
    PROGRESS
}
