package anxin.server.fund;

import anxin.engine.rows.DepositEvent;
import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The special accounts (专用账户) and wage deposits (工资保证金) handed in. */
@Component
public class Funds {

    private final JdbcClient jdbc;

    private final EncryptedTable bankNumberTable;

    Funds(JdbcClient jdbc, EncryptedTable bankNumberTable) {
        this.jdbc = jdbc;
        this.bankNumberTable = bankNumberTable;
    }

    /** Whose an account is that was ever handed in, withdrawn or not. */
    public record OfProject(int projectId, int area) {}

    public Optional<OfProject> account(String accountNo) {
        return jdbc.sql("""
                        select a.project_id, a.area from fund.account a
                          join fund.bank_number n on n.id = a.number_id
                         where n.found_by = ?
                        """)
                .param(bankNumberTable.index(new Entry(accountNo)))
                .query(OfProject.class)
                .optional();
    }

    /** The kind of a deposit event that is not withdrawn. */
    public DepositEvent.@Nullable Kind depositEventKind(int projectId, String eventNo) {
        return jdbc.sql("select kind from fund.deposit_event where project_id = ? and event_no = ? and not withdrawn")
                .params(projectId, eventNo)
                .query(DepositEvent.Kind.class)
                .optional()
                .orElse(null);
    }
}
