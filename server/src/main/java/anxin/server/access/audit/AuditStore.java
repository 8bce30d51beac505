package anxin.server.access.audit;

import anxin.engine.calendar.BeijingTime;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes rows of the audit, each month into a partition of its own. */
@Repository
class AuditStore {

    private static final int AT_ONCE = 1_000;

    private static final String INSERT = """
            insert into access.audit (at, user_id, login, name, role, area, org_id, session_id, address, agent, act,
                                      method, endpoint, subject, parameters, status, answered, person_id, reason_kind,
                                      reason, post_id, behalf, behalf_id, behalf_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final Set<YearMonth> months = ConcurrentHashMap.newKeySet();

    AuditStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void add(List<AuditRow> rows) {
        rows.stream().map(row -> day(row.at())).distinct().forEach(this::openMonth);
        jdbc.batchUpdate(INSERT, rows, AT_ONCE, AuditStore::fill);
    }

    private void openMonth(LocalDate day) {
        if (!months.contains(YearMonth.from(day))) {
            jdbc.query("select access.audit_month(?)", row -> {}, day);
            months.add(YearMonth.from(day));
        }
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BeijingTime.ZONE);
    }

    private static void fill(PreparedStatement statement, AuditRow row) throws SQLException {
        var user = row.user();
        var reason = row.reason();
        int i = 0;
        statement.setObject(++i, OffsetDateTime.ofInstant(row.at(), BeijingTime.ZONE));
        statement.setLong(++i, user.id());
        statement.setString(++i, user.login());
        statement.setString(++i, user.name());
        statement.setString(++i, user.role().name());
        statement.setInt(++i, user.area());
        statement.setInt(++i, user.organisation());
        statement.setObject(++i, row.session(), Types.BIGINT);
        statement.setString(++i, row.address());
        statement.setString(++i, row.agent());
        statement.setString(++i, row.act().name());
        statement.setString(++i, row.method());
        statement.setString(++i, row.endpoint());
        statement.setString(++i, row.subject());
        statement.setString(++i, row.parameters());
        statement.setInt(++i, row.status());
        statement.setObject(++i, row.answered(), Types.INTEGER);
        statement.setObject(++i, row.person(), Types.BIGINT);
        statement.setString(++i, reason == null ? null : reason.kind().name());
        statement.setString(++i, reason == null ? null : reason.text());
        statement.setLong(++i, user.post().id());
        var behalf = row.behalf();
        statement.setString(++i, behalf == null ? null : behalf.kind().name());
        statement.setString(++i, behalf == null ? null : behalf.id());
        statement.setString(++i, behalf == null ? null : behalf.name());
    }
}
