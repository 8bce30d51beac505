package anxin.server.wage;

import anxin.engine.rows.Months;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which imports a project's attendance and wage sheet of a month rest on. */
@Component
public class MonthImports {

    private final JdbcClient jdbc;

    MonthImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that last wrote one of the rows, withdrawals included, in their order. */
    public List<Long> of(int projectId, YearMonth month) {
        return jdbc.sql("""
                        select import_id from wage.payroll_line where project_id = :project and month = :month
                         union
                        select import_id from wage.swipe where project_id = :project and at >= :from and at < :to
                         order by 1
                        """)
                .param("project", projectId)
                .param("month", Months.of(month))
                .param("from", month.atDay(1).atStartOfDay())
                .param("to", month.plusMonths(1).atDay(1).atStartOfDay())
                .query(Long.class)
                .list();
    }
}
