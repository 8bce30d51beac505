package anxin.engine.rows;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a wage sheet (工资支付表), or one part of it when the wage is paid in parts.
 *
 * @param dueFen wage due; on the first part only
 * @param paidFen paid in this part, once {@code balanceDate} has come
 * @param payAccount handle of the account the money came from, 0 if unknown
 * @param card handle of the card it went to, 0 if unknown
 */
public record PayrollLine(
        long person,
        int month,
        int seq,
        long dueFen,
        long paidFen,
        @Nullable LocalDate balanceDate,
        long payAccount,
        long card,
        Channel channel,
        boolean backPay) {

    /** What this part had paid by the end of the day, in fen. */
    public long paidFenBy(LocalDate day) {
        return balanceDate != null && !balanceDate.isAfter(day) ? paidFen : 0;
    }
}
