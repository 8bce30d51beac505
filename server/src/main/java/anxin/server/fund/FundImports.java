package anxin.server.fund;

import anxin.engine.rows.AccountEntry;
import anxin.engine.rows.Months;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which imports the money rows of a project rest on: those that last wrote them, in their order. */
@Component
public class FundImports {

    private final JdbcClient jdbc;

    FundImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a month's work and labour cost, and of these entries of the project's accounts. */
    public List<Long> ofLabourCost(int projectId, YearMonth month, Collection<AccountEntry> entries) {
        return jdbc.sql("""
                        select import_id from fund.progress where project_id = :project and month = :month
                         union
                        select e.import_id
                          from fund.entry e
                          join unnest(:accounts::bigint[], :serials::text[]) as asked (account_id, serial_no)
                            on e.account_id = asked.account_id and e.serial_no = asked.serial_no
                         order by 1
                        """)
                .param("project", projectId)
                .param("month", Months.of(month))
                .param("accounts", entries.stream().map(AccountEntry::account).toArray(Long[]::new))
                .param("serials", entries.stream().map(AccountEntry::serialNo).toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    /** Of the uses of the deposit (保证金动用). */
    public List<Long> ofDepositUses(int projectId) {
        return jdbc.sql("""
                        select distinct import_id from fund.deposit_event
                         where project_id = ? and kind = 'USE' and not withdrawn
                         order by 1
                        """).param(projectId).query(Long.class).list();
    }
}
