package anxin.engine.facts;

import anxin.engine.rows.PayrollLine;
import java.time.LocalDate;

/** One worker's wage in one month, summed over the parts of the wage sheet (工资表各次发放之和). */
final class Wage {

    long dueFen;
    long paidFen;
    long paidNotBackFen;
    long outsideFen;

    /** @param outside what this part paid did not come from the project's special account */
    void add(PayrollLine line, LocalDate day, boolean outside) {
        long paid = line.paidFenBy(day);
        dueFen += line.dueFen();
        paidFen += paid;
        if (!line.backPay()) {
            paidNotBackFen += paid;
        }
        if (paid > 0 && outside) {
            outsideFen += paid;
        }
    }

    long unpaidFen() {
        return Math.max(0, dueFen - paidFen);
    }
}
