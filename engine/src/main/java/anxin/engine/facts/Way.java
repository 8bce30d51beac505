package anxin.engine.facts;

import anxin.engine.rows.PayrollLine;
import java.util.Set;

/** The way a wage reached the worker (工资支付途径), as the wage sheet states it. */
public enum Way {
    /** From a special account of the project (专用账户代发). */
    ACCOUNT,
    /** In digital yuan (数字人民币). */
    ECNY,
    /** Out of the wage deposit (工资保证金). */
    DEPOSIT,
    /** From an account that is none of the project's special accounts (其他银行账户). */
    OTHER_BANK,
    CASH;

    /** Neither from the special account nor in digital yuan (专户外支付). */
    public boolean outside() {
        return this == OTHER_BANK || this == CASH;
    }

    /**
     * The way by channel and paying account alone, which do not tell deposit money from other bank money.
     *
     * @param own handles of the project's special accounts
     */
    static Way of(PayrollLine line, Set<Long> own) {
        return switch (line.channel()) {
            case CASH -> CASH;
            case ECNY -> ECNY;
            case BANK -> own.contains(line.payAccount()) ? ACCOUNT : OTHER_BANK;
        };
    }
}
