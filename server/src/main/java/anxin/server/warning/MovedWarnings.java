package anxin.server.warning;

import anxin.engine.rows.Months;
import anxin.engine.rules.Level;
import anxin.server.warning.life.GroundsStore;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Warnings as they stand, for whoever goes on with them: one by one, or those that moved since one last looked. */
@Component
public class MovedWarnings {

    private static final int AT_ONCE = 1_000;

    private static final String COLUMNS = """
            select w.id, w.project_id, w.project_name, w.area, w.rule, w.month, w.level, w.state, w.raised_on, w.cleared_on,
                   w.grounds_id, (select min(h.at) from warning.history h where h.warning_id = w.id) as raised_at
              from warning.warning w
            """;

    private final JdbcClient jdbc;
    private final GroundsStore grounds;

    MovedWarnings(JdbcClient jdbc, GroundsStore grounds) {
        this.jdbc = jdbc;
        this.grounds = grounds;
    }

    /**
     * @param area nine-digit code
     * @param title of the rule
     * @param month the wage month, where the rule is of one
     * @param clearedOn null while it is open
     */
    public record Moved(
            long id,
            int project,
            String projectName,
            int area,
            String rule,
            Words title,
            @Nullable String month,
            Level level,
            LocalDate raisedOn,
            Instant raisedAt,
            @Nullable LocalDate clearedOn) {}

    /** Empty also where the one who asks may not see it. */
    public Optional<Moved> find(long id) {
        return jdbc.sql(COLUMNS + " where w.id = :id")
                .param("id", id)
                .query(this::moved)
                .optional();
    }

    /** Those of these numbers that the one who asks may see. */
    public List<Moved> find(Collection<Long> ids) {
        return jdbc.sql(COLUMNS + " where w.id = any(:ids) order by w.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(this::moved)
                .list();
    }

    /**
     * Tells all that moved since, some at a time; who asks again with what is answered misses none and may be told of some
     * twice.
     *
     * @param since what was answered before, 0 at first
     * @return from where to go on
     */
    public String since(String since, Consumer<List<Moved>> reader) {
        var now = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
        long after = 0;
        while (true) {
            // A mark this server has not reached comes from another one, whose rows were restored here: all are told.
            var some = jdbc.sql(COLUMNS + """
                             where w.id > :after
                               and (w.moved_in >= :since::xid8 and w.moved_in < pg_snapshot_xmax(pg_current_snapshot())
                                    or :since::xid8 > pg_snapshot_xmax(pg_current_snapshot()) or :since = '0')
                             order by w.id limit :most
                            """)
                    .param("after", after)
                    .param("since", since)
                    .param("most", AT_ONCE)
                    .query(this::moved)
                    .list();
            if (some.isEmpty()) {
                return now;
            }
            reader.accept(some);
            after = some.getLast().id();
        }
    }

    private Moved moved(ResultSet row, int n) throws SQLException {
        var month = (Integer) row.getObject("month");
        var title = grounds.get(row.getInt("grounds_id")).title();
        return new Moved(
                row.getLong("id"),
                row.getInt("project_id"),
                row.getString("project_name"),
                row.getInt("area"),
                row.getString("rule"),
                new Words(title.zh(), title.en()),
                month == null ? null : Months.text(month),
                Level.values()[row.getInt("level") - 1],
                row.getObject("raised_on", LocalDate.class),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                row.getObject("cleared_on", LocalDate.class));
    }
}
