package anxin.server.wage;

import anxin.engine.rows.Channel;
import anxin.engine.rows.Engagement;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.WorkerMonth;
import anxin.server.database.BinaryCopyOut;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Current rows of workers, attendance and payrolls, read in the compact form that the rules look at. */
@Component
public class WageRows {

    private final DataSource dataSource;

    WageRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Reads what is not withdrawn of the projects from {@code fromId} to {@code toId}, both included: all engagements,
     * then all worker-months, then all payroll lines, each by project. Whether a project itself is withdrawn is for the
     * caller to know.
     */
    public void read(int fromId, int toId, WageSink sink) {
        BinaryCopyOut.read(dataSource, ENGAGEMENTS.formatted(fromId, toId), row -> engagement(row, sink));
        BinaryCopyOut.read(dataSource, WORKER_MONTHS.formatted(fromId, toId), row -> workerMonth(row, sink));
        BinaryCopyOut.read(dataSource, PAYROLL_LINES.formatted(fromId, toId), row -> payrollLine(row, sink));
    }

    private static final String ENGAGEMENTS = """
            select project_id, person_id, entry_date, registered_on, contract_signed_on, exit_date, settled_on, card_id
              from wage.engagement
             where project_id between %d and %d and not withdrawn
             order by project_id, person_id, entry_date
            """;

    private static void engagement(BinaryCopyOut row, WageSink sink) {
        sink.engagement(
                row.integer(),
                new Engagement(
                        row.bigint(),
                        row.date(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.handle()));
    }

    private static final String WORKER_MONTHS = """
            select project_id, person_id, month, days
              from wage.worker_month
             where project_id between %d and %d
             order by project_id, person_id, month
            """;

    private static void workerMonth(BinaryCopyOut row, WageSink sink) {
        sink.attended(row.integer(), new WorkerMonth(row.bigint(), row.integer(), row.integer()));
    }

    private static final String PAYROLL_LINES = """
            select project_id, person_id, month, seq, due_fen, paid_fen, balance_date, pay_account_id, card_id, channel, back_pay
              from wage.payroll_line
             where project_id between %d and %d and not withdrawn
             order by project_id, month, person_id, seq
            """;

    private static void payrollLine(BinaryCopyOut row, WageSink sink) {
        sink.payrollLine(
                row.integer(),
                new PayrollLine(
                        row.bigint(),
                        row.integer(),
                        row.integer(),
                        row.bigint(),
                        row.bigint(),
                        row.dateOrNull(),
                        row.handle(),
                        row.handle(),
                        Channel.valueOf(row.text()),
                        row.bool()));
    }
}
