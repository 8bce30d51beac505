package anxin.server.fund;

import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.Progress;
import anxin.engine.rows.Purpose;
import anxin.server.database.BinaryCopyOut;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Current rows of accounts, deposits and progress, read in the compact form that the rules look at. */
@Component
public class FundRows {

    private final DataSource dataSource;

    FundRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Reads what is not withdrawn of the projects from {@code fromId} to {@code toId}, both included: all accounts, then
     * all entries of accounts that are not withdrawn, then all deposit events, then all progress, each by project.
     * Whether a project itself is withdrawn is for the caller to know.
     */
    public void read(int fromId, int toId, FundSink sink) {
        BinaryCopyOut.read(dataSource, ACCOUNTS.formatted(fromId, toId), row -> account(row, sink));
        BinaryCopyOut.read(dataSource, ENTRIES.formatted(fromId, toId), row -> entry(row, sink));
        BinaryCopyOut.read(dataSource, DEPOSIT_EVENTS.formatted(fromId, toId), row -> depositEvent(row, sink));
        BinaryCopyOut.read(dataSource, PROGRESS.formatted(fromId, toId), row -> progress(row, sink));
    }

    private static final String ACCOUNTS = """
            select project_id, number_id, opened_on, filed_on, closed_on, frozen_on, unfrozen_on
              from fund.account
             where project_id between %d and %d and not withdrawn
             order by project_id, number_id
            """;

    private static void account(BinaryCopyOut row, FundSink sink) {
        sink.account(
                row.integer(),
                new Account(
                        row.bigint(),
                        row.date(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.dateOrNull()));
    }

    private static final String ENTRIES = """
            select a.project_id, e.account_id, e.serial_no, e.at, e.credit, e.amount_fen, e.balance_fen, e.counterparty_id, e.purpose
              from fund.account a
              join fund.entry e on e.account_id = a.number_id
             where a.project_id between %d and %d and not a.withdrawn and not e.withdrawn
             order by a.project_id, e.account_id, e.at, e.serial_no
            """;

    private static void entry(BinaryCopyOut row, FundSink sink) {
        sink.entry(
                row.integer(),
                new AccountEntry(
                        row.bigint(),
                        row.text(),
                        row.time(),
                        row.bool(),
                        row.bigint(),
                        row.bigint(),
                        row.handle(),
                        Purpose.valueOf(row.text())));
    }

    private static final String DEPOSIT_EVENTS = """
            select project_id, event_no, kind, form, amount_fen, event_date, valid_to, refers_to
              from fund.deposit_event
             where project_id between %d and %d and not withdrawn
             order by project_id, event_date, event_no
            """;

    private static void depositEvent(BinaryCopyOut row, FundSink sink) {
        sink.depositEvent(
                row.integer(),
                new DepositEvent(
                        row.text(),
                        DepositEvent.Kind.valueOf(row.text()),
                        DepositEvent.Form.valueOf(row.text()),
                        row.bigint(),
                        row.date(),
                        row.dateOrNull(),
                        row.textOrNull()));
    }

    private static final String PROGRESS = """
            select project_id, month, completed_value_fen, paid_amount_fen, labour_cost_due_fen
              from fund.progress
             where project_id between %d and %d and not withdrawn
             order by project_id, month
            """;

    private static void progress(BinaryCopyOut row, FundSink sink) {
        sink.progress(row.integer(), new Progress(row.integer(), row.bigint(), row.bigint(), row.bigintOrNull()));
    }
}
