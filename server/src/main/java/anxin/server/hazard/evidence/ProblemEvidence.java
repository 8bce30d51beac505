package anxin.server.hazard.evidence;

import anxin.engine.calendar.BeijingTime;
import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import anxin.server.hazard.life.StepKind;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every step of a problem (处置过程), with the source it added; names and texts go in as a hash only. */
@Component
class ProblemEvidence implements EvidenceSource {

    private static final int MOST_FAULTS = 1_000;

    private final JdbcClient jdbc;

    ProblemEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "problem-step";
    }

    @Override
    public Words title() {
        return new Words("隐患问题处置过程 hazard.step ", "hazard.step");
    }

    @Override
    public List<Happening> take(int most) {
        var ids = jdbc.sql("select step_id from hazard.unsealed order by step_id limit ?")
                .param(most)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        // Only what was found goes: a row that cannot be seen here must not be forgotten.
        var found = find(ids);
        jdbc.sql("delete from hazard.unsealed where step_id = any(?)")
                .param((Object) found.stream().map(Happening::id).toArray(Long[]::new))
                .update();
        return found;
    }

    @Override
    public List<Happening> find(Collection<Long> ids) {
        return jdbc.sql("""
                        select s.*, o.kind as source_kind, o.ref, o.means, o.told_at
                          from hazard.step s left join hazard.source o on o.id = s.source_id
                         where s.id = any(?) order by s.id
                        """)
                .param((Object) ids.toArray(Long[]::new))
                .query((row, _) -> happening(row))
                .list();
    }

    private static Happening happening(ResultSet row) throws SQLException {
        long problem = row.getLong("problem_id");
        var at = instant(row, "at");
        var day = LocalDate.ofInstant(at == null ? Instant.EPOCH : at, BeijingTime.ZONE);
        var kind = StepKind.valueOf(row.getString("kind"));
        var about = Map.of("problem", problem, "stage", row.getString("stage"));
        var content = new HashMap<String, @Nullable Object>(about);
        for (var text : List.of(
                "by_login",
                "by_name",
                "post",
                "on_behalf_of",
                "text",
                "proof",
                "place",
                "owner_person",
                "outcome",
                "source_kind",
                "ref",
                "means")) {
            content.put(text, row.getString(text));
        }
        for (var number : List.of("by_org", "level", "owner_org", "source_id", "other_id", "merged_into")) {
            content.put(number, row.getObject(number));
        }
        for (var time : List.of("at", "done_at", "told_at")) {
            var moment = instant(row, time);
            content.put(time, moment == null ? null : moment.toString());
        }
        var due = row.getObject("due_on", LocalDate.class);
        content.put("due_on", due == null ? null : due.toString());
        return new Happening(
                "PROBLEM_" + kind.name(),
                row.getLong("id"),
                "problem/" + problem,
                day,
                at == null ? Instant.EPOCH : at,
                about,
                content,
                false,
                new Words(
                        "第 %d 号隐患问题于 %s %s".formatted(problem, day, kind.words().zh()),
                        "Problem %d on %s: %s"
                                .formatted(problem, day, kind.words().en())));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @Override
    public List<Long> sealedAfter(long id, int most) {
        return jdbc.sql("""
                        select s.id from hazard.step s
                         where s.id > ? and not exists (select from hazard.unsealed u where u.step_id = s.id)
                         order by s.id limit ?
                        """).params(id, most).query(Long.class).list();
    }

    @Override
    public long outstanding() {
        return jdbc.sql("select count(*) from hazard.unsealed")
                .query(Long.class)
                .single();
    }

    /** A problem must be as its last step left it, and have the sources its steps gave it. */
    @Override
    public void inspect(Consumer<Words> fault) {
        jdbc.sql("""
                        select p.id
                          from hazard.problem p
                          left join lateral (select * from hazard.step s where s.problem_id = p.id order by s.id desc limit 1) last on true
                         where last.id is null or p.stage <> last.stage or p.level <> last.level
                            or p.owner_org is distinct from last.owner_org or p.owner_person is distinct from last.owner_person
                            or p.due_on is distinct from last.due_on or p.outcome is distinct from last.outcome
                            or p.merged_into is distinct from last.merged_into
                         order by p.id limit ?
                        """)
                .param(MOST_FAULTS)
                .query(Long.class)
                .list()
                .forEach(id -> fault.accept(new Words(
                        "隐患问题 hazard.problem 第 %d 行与它的处置过程不符，被改动过。".formatted(id),
                        "Row %d of hazard.problem is not as its steps left it; it was changed.".formatted(id))));
    }
}
