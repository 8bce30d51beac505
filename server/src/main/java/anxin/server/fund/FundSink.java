package anxin.server.fund;

import anxin.engine.rows.Account;
import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.DepositEvent;
import anxin.engine.rows.Progress;

/** Takes the rows of funds as they are read. */
public interface FundSink {

    void account(int projectId, Account account);

    void entry(int projectId, AccountEntry entry);

    void depositEvent(int projectId, DepositEvent event);

    void progress(int projectId, Progress progress);
}
