package anxin.server.fund;

import anxin.server.database.RowScope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Card numbers (银行卡号) in full. The only place that reads them to show them: whoever asks here has seen the handles in
 * rows of their own scope, and has noted why before.
 */
@Component
public class CardNumbers {

    private final JdbcClient jdbc;

    CardNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbers by their handle in the rows. */
    public Map<Long, String> of(Collection<Long> handles) {
        var numbers = new HashMap<Long, String>();
        RowScope.asApplication(() -> jdbc.sql("select id, number from fund.bank_number where id = any(?)")
                .param(handles.toArray(Long[]::new))
                .query((row, _) -> numbers.put(row.getLong("id"), row.getString("number")))
                .list());
        return numbers;
    }
}
