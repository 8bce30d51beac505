package anxin.engine.rows;

/** The way a wage was paid (支付渠道). */
public enum Channel {
    BANK,
    CASH,
    ECNY
}
