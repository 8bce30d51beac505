package anxin.server.access.audit;

import anxin.engine.calendar.BeijingTime;
import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the audit go into the evidence log by the minute, as one hash over all of them. */
@Component
class AuditEvidence implements EvidenceSource {

    private static final int MOST_ROWS = 20_000;

    /**
     * A row whole, in a form that no setting of a session changes. Rows of before posts had nothing of what is added at the
     * end, and keep the form their batches were sealed with.
     */
    private static final String WHOLE = """
            (jsonb_build_array(a.id, a.at at time zone 'UTC', a.user_id, a.login, a.name, a.role, a.area, a.org_id,
                              a.session_id, a.address, a.agent, a.act, a.method, a.endpoint, a.subject, a.parameters,
                              a.status, a.answered, a.person_id, a.reason_kind, a.reason)
             || case when num_nonnulls(a.post_id, a.behalf, a.behalf_id, a.behalf_name) = 0 then jsonb_build_array()
                     else jsonb_build_array(a.post_id, a.behalf, a.behalf_id, a.behalf_name) end)::text
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration every;

    AuditEvidence(JdbcClient jdbc, Clock clock, @Value("${anxin.audit.seal-every:1m}") Duration every) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public String name() {
        return "audit-batch";
    }

    @Override
    public Words title() {
        return new Words("操作审计批次 access.audit_batch ", "access.audit_batch");
    }

    /** One or none: the batch that is due, which is cut when it is taken. */
    @Override
    public long outstanding() {
        return jdbc.sql("""
                        select count(*) from (
                            select at from access.audit
                             where id > (select coalesce(max(to_id), 0) from access.audit_batch)
                             order by id limit 1
                        ) oldest where at <= :due
                        """)
                .param("due", OffsetDateTime.now(clock).minus(every))
                .query(Long.class)
                .single();
    }

    @Override
    public List<Happening> take(int most) {
        if (outstanding() == 0) {
            return List.of();
        }
        jdbc.sql("select pg_advisory_xact_lock(x'4155444954'::bigint)").query(_ -> {});
        return jdbc.sql("""
                        insert into access.audit_batch (from_id, to_id, from_at, to_at, rows)
                        select min(id), max(id), min(at), max(at), count(*)
                          from (select id, at from access.audit
                                 where id > (select coalesce(max(to_id), 0) from access.audit_batch)
                                 order by id limit :most) rows
                        having count(*) > 0
                        returning id
                        """)
                .param("most", MOST_ROWS)
                .query(Long.class)
                .optional()
                .map(id -> find(List.of(id)))
                .orElse(List.of());
    }

    @Override
    public List<Happening> find(Collection<Long> ids) {
        return jdbc.sql("""
                        select b.*, (select encode(sha256(convert_to(coalesce(string_agg(%s, E'\\n' order by a.id), ''), 'UTF8')), 'hex')
                                       from access.audit a
                                      where a.id between b.from_id and b.to_id
                                        and a.at between b.from_at and b.to_at) as hash
                          from access.audit_batch b
                         where b.id = any(?)
                         order by b.id
                        """.formatted(WHOLE))
                .param(ids.toArray(Long[]::new))
                .query((row, _) -> happening(row))
                .list();
    }

    private static Happening happening(ResultSet row) throws SQLException {
        var from = row.getObject("from_at", OffsetDateTime.class).toInstant();
        var to = row.getObject("to_at", OffsetDateTime.class).toInstant();
        int rows = row.getInt("rows");
        var minute = from.atZone(BeijingTime.ZONE).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        var about = new HashMap<String, Object>(Map.of(
                "from", row.getLong("from_id"),
                "to", row.getLong("to_id"),
                "fromAt", from.toString(),
                "toAt", to.toString(),
                "rows", rows));
        var content = new HashMap<>(about);
        content.put("sha256", row.getString("hash"));
        return new Happening(
                "REQUESTS_AUDITED",
                row.getLong("id"),
                "audit/" + minute,
                AuditStore.day(from),
                to,
                about,
                content,
                false,
                new Words(
                        "%s 起的 %d 条操作审计".formatted(minute, rows),
                        "%d requests audited from %s on".formatted(rows, minute)));
    }

    @Override
    public List<Long> sealedAfter(long id, int most) {
        return jdbc.sql("select id from access.audit_batch where id > ? order by id limit ?")
                .params(id, most)
                .query(Long.class)
                .list();
    }
}
