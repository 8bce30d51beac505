package anxin.server.fund;

import anxin.engine.identity.BankCard;
import anxin.engine.rows.DepositEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The special accounts (专用账户) and wage deposits (工资保证金) handed in. */
@Component
public class Funds {

    private final JdbcClient jdbc;

    Funds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The area of an account that was ever handed in, withdrawn or not. */
    public Optional<Integer> areaOfAccount(String accountNo) {
        return jdbc.sql("""
                        select a.area from fund.account a
                          join fund.bank_number n on n.id = a.number_id
                         where n.number = ?
                        """).param(accountNo).query(Integer.class).optional();
    }

    /** The kind of a deposit event that is not withdrawn. */
    public DepositEvent.@Nullable Kind depositEventKind(int projectId, String eventNo) {
        return jdbc.sql("select kind from fund.deposit_event where project_id = ? and event_no = ? and not withdrawn")
                .params(projectId, eventNo)
                .query(DepositEvent.Kind.class)
                .optional()
                .orElse(null);
    }

    /** Account numbers as people see them, by their handle in the rows. */
    public Map<Long, String> maskedNumbers(Collection<Long> handles) {
        var masked = new HashMap<Long, String>();
        jdbc.sql("select id, number from fund.bank_number where id = any(?)")
                .param(handles.toArray(Long[]::new))
                .query((row, _) -> masked.put(row.getLong("id"), BankCard.masked(row.getString("number"))))
                .list();
        return masked;
    }
}
