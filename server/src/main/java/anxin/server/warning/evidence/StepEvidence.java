package anxin.server.warning.evidence;

import anxin.engine.rows.Months;
import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every step in the life of a warning (预警变动记录), with the facts and the grounds it was judged by. */
@Component
class StepEvidence implements EvidenceSource {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final int MOST_FAULTS = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Unsealed unsealed;

    StepEvidence(JdbcClient jdbc, JsonMapper json, Unsealed unsealed) {
        this.jdbc = jdbc;
        this.json = json;
        this.unsealed = unsealed;
    }

    @Override
    public String name() {
        return "warning-step";
    }

    @Override
    public Words title() {
        return new Words("预警变动记录 warning.history ", "warning.history");
    }

    @Override
    public List<Happening> take(int most) {
        return unsealed.take(this, most);
    }

    @Override
    public long outstanding() {
        return unsealed.count(this);
    }

    // The grounds by their own hash, each of them computed once.
    @Override
    public List<Happening> find(Collection<Long> ids) {
        return jdbc.sql("""
                        with steps as materialized (
                            select h.*, w.project_code, w.rule, w.month
                              from warning.history h
                              join warning.warning w on w.id = h.warning_id
                             where h.id = any(?)
                        ), judged_by as materialized (
                            select g.id, encode(sha256(convert_to(g.rule || ' ' || g.pack_code || ' ' || g.pack_version || ' ' || g.content::text, 'UTF8')), 'hex') as hash
                              from warning.grounds g
                             where g.id in (select grounds_id from steps)
                        )
                        select s.*, j.hash as grounds
                          from steps s
                          join judged_by j on j.id = s.grounds_id
                         order by s.id
                        """).param(ids.toArray(Long[]::new)).query(this::step).list();
    }

    private Happening step(ResultSet row, int number) throws SQLException {
        long warning = row.getLong("warning_id");
        var month = (Integer) row.getObject("month");
        var monthText = month == null ? null : Months.text(month);
        var day = row.getObject("day", LocalDate.class);
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        var kind = row.getString("kind");
        int level = row.getInt("level");
        var project = row.getString("project_code");
        var rule = row.getString("rule");

        var about = new HashMap<String, @Nullable Object>();
        about.put("warning", warning);
        about.put("project", project);
        about.put("rule", rule);
        about.put("month", monthText);

        var content = new HashMap<String, @Nullable Object>(about);
        content.put("day", day.toString());
        content.put("at", at.toString());
        content.put("kind", kind);
        content.put("area", row.getInt("area"));
        content.put("org", row.getInt("org_id"));
        content.put("levelWas", row.getInt("level_was"));
        content.put("level", level);
        content.put("value", row.getString("value"));
        content.put("reason", row.getString("reason"));
        content.put("grounds", row.getString("grounds"));
        content.put("facts", json.readValue(row.getString("facts"), FACTS));
        return new Happening(
                "WARNING_" + kind,
                row.getLong("id"),
                "warning/" + warning,
                day,
                at,
                about,
                content,
                true,
                words(warning, day, kind, level, row.getString("value")));
    }

    private static Words words(long warning, LocalDate day, String kind, int level, String value) {
        var what = switch (kind) {
            case "RAISED" -> new Words("提出", "raised");
            case "LEVEL_RAISED" -> new Words("升级", "raised in level");
            case "LEVEL_LOWERED" -> new Words("降级", "lowered in level");
            case "VALUE" -> new Words("预警值变化", "its value changed");
            case "REASONS" -> new Words("依据的事实变化", "its facts changed");
            default -> new Words("解除", "cleared");
        };
        var colour = switch (level) {
            case 3 -> new Words("红色", "red");
            case 2 -> new Words("黄色", "yellow");
            case 1 -> new Words("蓝色", "blue");
            default -> new Words("已解除", "not open");
        };
        return new Words(
                "第 %d 号预警于 %s %s：%s，预警值 %s".formatted(warning, day, what.zh(), colour.zh(), value),
                "Warning %d on %s: %s; %s, value %s".formatted(warning, day, what.en(), colour.en(), value));
    }

    @Override
    public List<Long> sealedAfter(long id, int most) {
        return jdbc.sql("""
                        select h.id from warning.history h
                         where h.id > ?
                           and not exists (select 1 from warning.unsealed u
                                            where u.source = 'warning-step' and u.row_id = h.id)
                         order by h.id limit ?
                        """).params(id, most).query(Long.class).list();
    }

    /** A warning must be as its last step left it. */
    @Override
    public void inspect(Consumer<Words> fault) {
        jdbc.sql("""
                        select w.id
                          from warning.warning w
                          left join lateral (select * from warning.history h
                                              where h.warning_id = w.id order by h.id desc limit 1) last on true
                          left join lateral (select day from warning.history h
                                              where h.warning_id = w.id order by h.id limit 1) first on true
                         where last.id is null
                            or (w.state = 'CLEARED') <> (last.kind = 'CLEARED')
                            or w.level <> case when last.kind = 'CLEARED' then last.level_was else last.level end
                            or w.value <> last.value or w.value_num <> last.value::numeric
                            or w.grounds_id <> last.grounds_id or w.facts <> last.facts
                            or w.raised_on <> first.day
                            or w.clear_reason is distinct from last.reason
                            or w.cleared_on is distinct from case when last.kind = 'CLEARED' then last.day end
                         order by w.id limit ?
                        """)
                .param(MOST_FAULTS)
                .query(Long.class)
                .list()
                .forEach(id -> fault.accept(new Words(
                        "预警 warning.warning 第 %d 行与它的变动记录不符，被改动过。".formatted(id),
                        "Row %d of warning.warning is not as its history left it; it was changed.".formatted(id))));
    }
}
