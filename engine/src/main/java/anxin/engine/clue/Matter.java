package anxin.engine.clue;

/** What kind of matter a letter is about. */
public enum Matter {
    /** Somebody's wages or labour pay are owed (拖欠工资). */
    WAGE_ARREARS,

    /** A contractor or supplier wants project money (工程款、货款), not wages. */
    PROJECT_MONEY,

    /** Overtime, social insurance, dismissal, the minimum wage, withheld allowances and the like (其他劳动争议). */
    WAGE_DISPUTE_OTHER,

    /** Not about pay for work. */
    NOT_WAGE
}
