package anxin.engine.rows;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a project's wage deposit (工资保证金): lodged, used, topped up, or given back.
 *
 * @param validTo last day of a guarantee; empty if it does not end
 * @param refersTo for a refund, the event number of what is given back
 */
public record DepositEvent(
        String eventNo,
        Kind kind,
        Form form,
        long amountFen,
        LocalDate date,
        @Nullable LocalDate validTo,
        @Nullable String refersTo) {

    /** Whether this event gives security: a deposit or a top-up. */
    public boolean isInstrument() {
        return kind == Kind.DEPOSIT || kind == Kind.TOP_UP;
    }

    /** What happened (存缴、动用、补足、返还). */
    public enum Kind {
        DEPOSIT,
        USE,
        TOP_UP,
        REFUND
    }

    /** The form of the security (现金、银行保函、担保公司保函、保险). */
    public enum Form {
        CASH,
        BANK_GUARANTEE,
        SURETY_GUARANTEE,
        INSURANCE
    }
}
