package anxin.engine.rows;

/** What an entry of a special account is for (款项用途). */
public enum Purpose {
    LABOUR_COST,
    WAGES,
    INTEREST,
    BANK_FEE,
    RETURN,
    OTHER
}
