package anxin.simulator;

import anxin.engine.rows.Channel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One part of one worker's wage of one month (工资发放明细).
 *
 * @param paidFrom number of the account it came from, or null
 */
record PayLine(
        Engagement worker,
        int month,
        int seq,
        int days,
        long dueFen,
        long paidFen,
        @Nullable LocalDate balanceDate,
        @Nullable String paidFrom,
        Channel channel,
        boolean backPay) {

    PayLine due(long fen) {
        return new PayLine(
                worker, month, seq, days, fen, paidFen == 0 ? 0 : fen, balanceDate, paidFrom, channel, backPay);
    }

    PayLine paid(long fen, LocalDate on) {
        return new PayLine(worker, month, seq, days, dueFen, fen, on, paidFrom, channel, backPay);
    }

    PayLine unpaid() {
        return new PayLine(worker, month, seq, days, dueFen, 0, null, null, channel, backPay);
    }

    PayLine from(@Nullable String account, Channel other) {
        return new PayLine(worker, month, seq, days, dueFen, paidFen, balanceDate, account, other, backPay);
    }
}
