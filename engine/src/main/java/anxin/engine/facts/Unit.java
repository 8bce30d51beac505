package anxin.engine.facts;

/** What a fact or a finding's value is counted in. */
public enum Unit {
    DAYS,
    WORKING_DAYS,
    MONTHS,
    PERSONS,
    ACCOUNTS,
    COUNT,
    /** Whole fen inside, yuan with two decimals outside. */
    YUAN,
    SHARE,
    DAY,
    FLAG
}
