package anxin.server.warning.life;

import anxin.engine.rows.Months;
import anxin.engine.rules.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of warnings and their history; all steps of many projects go in with three statements. */
@Repository
class WarningStore {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WarningStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The number of a reading, to be taken before any row is read. */
    long nextReading() {
        return jdbc.sql("select nextval('warning.reading')").query(Long.class).single();
    }

    /** Those of the projects that no later reading has judged; they stay locked until the transaction ends. */
    Set<Integer> claim(long reading, LocalDate day, Collection<Judged> judged) {
        return new HashSet<>(jdbc.sql("""
                        insert into warning.judged (project_id, reading, day, area, workers)
                        select project_id, :reading, :day, area, workers
                          from jsonb_to_recordset(:rows::jsonb) as j(project_id int, area int, workers int)
                         order by project_id
                            on conflict (project_id) do update
                           set reading = excluded.reading, day = excluded.day,
                               area = excluded.area, workers = excluded.workers
                         where judged.reading < excluded.reading and judged.day <= excluded.day
                        returning project_id
                        """)
                .param("reading", reading)
                .param("day", day)
                .param(
                        "rows",
                        json.writeValueAsString(judged.stream()
                                .map(j -> Map.of(
                                        "project_id", j.projectId(),
                                        "area",
                                                j.subject() == null
                                                        ? 0
                                                        : j.subject().area(),
                                        "workers", j.workers()))
                                .toList()))
                .query(Integer.class)
                .list());
    }

    List<OpenWarning> openOf(Collection<Integer> projectIds) {
        return jdbc.sql("""
                        select id, project_id, rule, month, level, value, grounds_id, facts, provisional
                          from warning.warning
                         where state = 'OPEN' and project_id = any(:ids)
                         order by project_id, rule collate "C", month nulls first
                        """)
                .param("ids", ints(projectIds))
                .query((row, _) -> new OpenWarning(
                        row.getLong("id"),
                        row.getInt("project_id"),
                        row.getString("rule"),
                        monthText((Integer) row.getObject("month")),
                        Level.values()[row.getInt("level") - 1],
                        row.getString("value"),
                        row.getInt("grounds_id"),
                        json.readValue(row.getString("facts"), FACTS),
                        row.getBoolean("provisional")))
                .list();
    }

    /** Projects that have open warnings, by id. */
    List<Integer> projectsWithOpenWarnings() {
        return jdbc.sql("select distinct project_id from warning.warning where state = 'OPEN' order by 1")
                .query(Integer.class)
                .list();
    }

    /** A project's name, area and organisation go with its open warnings. */
    void follow(Collection<Subject> subjects) {
        jdbc.sql("""
                        update warning.warning w
                           set project_name = s.name, area = s.area, org_id = s.org_id
                          from jsonb_to_recordset(:subjects::jsonb) as s(project_id int, name text, area int, org_id int)
                         where w.project_id = s.project_id and w.state = 'OPEN'
                           and (w.project_name, w.area, w.org_id) is distinct from (s.name, s.area, s.org_id)
                        """)
                .param(
                        "subjects",
                        json.writeValueAsString(subjects.stream()
                                .map(s -> Map.of(
                                        "project_id",
                                        s.projectId(),
                                        "name",
                                        s.name(),
                                        "area",
                                        s.area(),
                                        "org_id",
                                        s.orgId()))
                                .toList()))
                .update();
    }

    void apply(List<Step> steps, LocalDate day, Instant at) {
        var raised = new ArrayList<RaisedRow>();
        var changed = new ArrayList<ChangedRow>();
        var cleared = new ArrayList<ClearedRow>();
        for (var step : steps) {
            switch (step.move()) {
                case Move.Raise raise -> raised.add(RaisedRow.of(step, raise.found()));
                case Move.Change change -> changed.add(ChangedRow.of(step, change));
                case Move.Clear clear ->
                    cleared.add(
                            new ClearedRow(clear.warning().id(), clear.reason().name()));
            }
        }
        raise(raised, day, at);
        change(changed, day, at);
        clear(cleared, day, at);
    }

    private void raise(List<RaisedRow> rows, LocalDate day, Instant at) {
        execute(rows, day, at, """
                with raised as (
                    insert into warning.warning (project_id, project_code, project_name, area, org_id, rule, month,
                           level, value, value_num, raised_on, level_since, judged_for, clear_by, provisional,
                           grounds_id, facts, previous_id)
                    select project_id, project_code, project_name, area, org_id, rule, month,
                           level, value, value::numeric, :day, :day, :day, clear_by, provisional, grounds_id, facts,
                           (select max(w.id) from warning.warning w
                             where w.project_id = s.project_id and w.rule = s.rule
                               and (w.month = s.month or w.month is null and s.month is null))
                      from jsonb_to_recordset(:rows::jsonb) as s(project_id int, project_code text, project_name text,
                           area int, org_id int, rule text, month int, level smallint, value text, clear_by date,
                           provisional boolean, grounds_id int, facts jsonb)
                    returning id, area, org_id, level, value, grounds_id, facts
                )
                insert into warning.history (warning_id, day, at, kind, area, org_id, level_was, level, value, grounds_id, facts)
                select id, :day, :at, 'RAISED', area, org_id, 0, level, value, grounds_id, facts from raised order by id
                """);
    }

    private void change(List<ChangedRow> rows, LocalDate day, Instant at) {
        execute(rows, day, at, """
                with changed as (
                    update warning.warning w
                       set moved_in = pg_current_xact_id(), level = s.level, value = s.value, value_num = s.value::numeric, judged_for = :day,
                           level_since = case when w.level = s.level then w.level_since else :day end,
                           clear_by = case when w.level = s.level then w.clear_by else s.clear_by end,
                           provisional = s.provisional, grounds_id = s.grounds_id, facts = s.facts,
                           acknowledged_by = case when s.level > w.level then null else w.acknowledged_by end,
                           acknowledged_at = case when s.level > w.level then null else w.acknowledged_at end
                      from jsonb_to_recordset(:rows::jsonb) as s(id bigint, level smallint, value text, clear_by date,
                           provisional boolean, grounds_id int, facts jsonb)
                     where w.id = s.id and w.state = 'OPEN'
                    returning w.id, w.area, w.org_id, old.level as level_was, new.level as level,
                              old.value as value_was, new.value as value, w.grounds_id, w.facts
                )
                insert into warning.history (warning_id, day, at, kind, area, org_id, level_was, level, value, grounds_id, facts)
                select id, :day, :at,
                       case when level > level_was then 'LEVEL_RAISED' when level < level_was then 'LEVEL_LOWERED'
                            when value <> value_was then 'VALUE' else 'REASONS' end,
                       area, org_id, level_was, level, value, grounds_id, facts
                  from changed order by id
                """);
    }

    private void clear(List<ClearedRow> rows, LocalDate day, Instant at) {
        execute(rows, day, at, """
                with cleared as (
                    update warning.warning w
                       set moved_in = pg_current_xact_id(), state = 'CLEARED', cleared_on = :day, clear_reason = s.reason
                      from jsonb_to_recordset(:rows::jsonb) as s(id bigint, reason text)
                     where w.id = s.id and w.state = 'OPEN'
                    returning w.id, w.area, w.org_id, w.level, w.value, w.clear_reason, w.grounds_id, w.facts
                )
                insert into warning.history (warning_id, day, at, kind, area, org_id, level_was, level, value, reason, grounds_id, facts)
                select id, :day, :at, 'CLEARED', area, org_id, level, 0, value, clear_reason, grounds_id, facts
                  from cleared order by id
                """);
    }

    private void execute(List<?> rows, LocalDate day, Instant at, String sql) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql)
                    .param("rows", json.writeValueAsString(rows))
                    .param("day", day)
                    .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                    .update();
        }
    }

    private static Integer[] ints(Collection<Integer> numbers) {
        return numbers.toArray(Integer[]::new);
    }

    private static @Nullable String monthText(@Nullable Integer month) {
        return month == null ? null : Months.text(month);
    }

    private static @Nullable Integer monthNumber(@Nullable String month) {
        return month == null ? null : Months.of(YearMonth.parse(month));
    }

    // The names of these components are the columns of the record sets above.
    private record RaisedRow(
            int project_id,
            String project_code,
            String project_name,
            int area,
            int org_id,
            String rule,
            @Nullable Integer month,
            int level,
            String value,
            @Nullable String clear_by,
            boolean provisional,
            int grounds_id,
            Map<String, String> facts) {

        static RaisedRow of(Step step, Found found) {
            var finding = found.finding();
            var subject = Objects.requireNonNull(step.subject());
            return new RaisedRow(
                    subject.projectId(),
                    subject.code(),
                    subject.name(),
                    subject.area(),
                    subject.orgId(),
                    finding.rule(),
                    monthNumber(finding.month()),
                    finding.level().ordinal() + 1,
                    finding.value(),
                    text(step.clearBy()),
                    finding.reasons().provisional(),
                    found.grounds(),
                    found.facts());
        }
    }

    private record ChangedRow(
            long id,
            int level,
            String value,
            @Nullable String clear_by,
            boolean provisional,
            int grounds_id,
            Map<String, String> facts) {

        static ChangedRow of(Step step, Move.Change change) {
            var finding = change.found().finding();
            return new ChangedRow(
                    change.warning().id(),
                    finding.level().ordinal() + 1,
                    finding.value(),
                    text(step.clearBy()),
                    finding.reasons().provisional(),
                    change.found().grounds(),
                    change.found().facts());
        }
    }

    private record ClearedRow(long id, String reason) {}

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
