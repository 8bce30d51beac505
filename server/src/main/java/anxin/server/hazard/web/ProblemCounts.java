package anxin.server.hazard.web;

import anxin.server.hazard.Means;
import anxin.server.hazard.SourceKind;
import anxin.server.hazard.Stage;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many problems there are by stage, source, means and age; each number is what the list shows when it is asked for. */
@Repository
class ProblemCounts {

    private final JdbcClient jdbc;

    ProblemCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param stages of all that are asked for, whatever their stage
     * @param sources of those at the stages asked for, as are all that follow; a problem with two kinds counts with both
     * @param late still open after their due day
     * @param waiting of which nobody has done anything yet
     * @param medianHoursToAction from first signal to first action, of those with one; none where there is none
     * @param lists that were taken in, and what of them is still to be signed off
     */
    record Counts(
            List<StageCount> stages,
            List<SourceCount> sources,
            List<Count> means,
            List<Count> ages,
            long total,
            long late,
            long waiting,
            long acted,
            @Nullable Long medianHoursToAction,
            List<ListCount> lists) {}

    record Count(String code, String text, long count) {}

    record StageCount(String code, String text, long count, List<Count> ages) {}

    /** @param latest when such a source spoke last, among these */
    record SourceCount(
            String code, String text, long count, @Nullable OffsetDateTime latest) {}

    record ListCount(long id, String name, String source, OffsetDateTime at, long entries, long open, long closed) {}

    Counts of(ProblemFilter whateverStage, ProblemFilter filter, Locale locale) {
        var figures = figures(filter);
        return new Counts(
                stages(whateverStage, locale),
                sources(filter, locale),
                means(filter, locale),
                ages(filter, locale),
                figures.total(),
                figures.late(),
                figures.waiting(),
                figures.total() - figures.waiting(),
                figures.median(),
                lists(filter));
    }

    private record Figures(
            long total, long late, long waiting, @Nullable Long median) {}

    private Figures figures(ProblemFilter filter) {
        var where = filter.conditions();
        return jdbc.sql("""
                        select count(*) as total, count(*) filter (where %s) as late,
                               count(*) filter (where p.first_action_at is null) as waiting,
                               floor(percentile_cont(0.5) within group (order by
                                   extract(epoch from p.first_action_at - p.signalled_at) / 3600))::bigint as median
                          from hazard.problem p where %s
                        """.formatted(ProblemFilter.LATE, where.sql()))
                .params(where.parameters())
                .query(Figures.class)
                .single();
    }

    private List<StageCount> stages(ProblemFilter filter, Locale locale) {
        var where = filter.conditions();
        var counted = new HashMap<String, Map<Age, Long>>();
        jdbc.sql("""
                        select p.stage, %s, count(*) as n from hazard.problem p where %s group by 1, 2
                        """.formatted(ageOf(), where.sql()))
                .params(where.parameters())
                .query((row, _) -> counted.computeIfAbsent(row.getString("stage"), _ -> new HashMap<>())
                        .put(Age.valueOf(row.getString("age")), row.getLong("n")))
                .list();
        return Arrays.stream(Stage.values())
                .map(stage -> {
                    var ages = counted.getOrDefault(stage.name(), Map.of());
                    return new StageCount(
                            stage.name(),
                            stage.words().in(locale),
                            ages.values().stream().mapToLong(Long::longValue).sum(),
                            ages(ages, locale));
                })
                .toList();
    }

    private List<Count> ages(ProblemFilter filter, Locale locale) {
        var where = filter.conditions();
        var counted = new HashMap<Age, Long>();
        jdbc.sql("select %s, count(*) as n from hazard.problem p where %s group by 1".formatted(ageOf(), where.sql()))
                .params(where.parameters())
                .query((row, _) -> counted.put(Age.valueOf(row.getString("age")), row.getLong("n")))
                .list();
        return ages(counted, locale);
    }

    private static List<Count> ages(Map<Age, Long> counted, Locale locale) {
        return Arrays.stream(Age.values())
                .map(age -> new Count(age.name(), age.words().in(locale), counted.getOrDefault(age, 0L)))
                .toList();
    }

    private static String ageOf() {
        var sql = new StringBuilder("case");
        for (var age : Age.values()) {
            sql.append(" when ")
                    .append(age.condition())
                    .append(" then '")
                    .append(age.name())
                    .append('\'');
        }
        return sql.append(" end as age").toString();
    }

    private List<SourceCount> sources(ProblemFilter filter, Locale locale) {
        var where = filter.conditions();
        record Found(String kind, long n, OffsetDateTime latest) {}
        var found = jdbc.sql("""
                        select s.kind, count(distinct p.id) as n, max(s.told_at) as latest
                          from hazard.problem p
                          join hazard.problem part on part.id = p.id or part.merged_into = p.id
                          join hazard.source s on s.problem_id = part.id
                         where %s group by 1
                        """.formatted(where.sql()))
                .params(where.parameters())
                .query(Found.class)
                .list();
        return Arrays.stream(SourceKind.values())
                .map(kind -> found.stream()
                        .filter(one -> one.kind().equals(kind.name()))
                        .findFirst()
                        .map(one -> new SourceCount(kind.name(), kind.words().in(locale), one.n(), one.latest()))
                        .orElse(new SourceCount(kind.name(), kind.words().in(locale), 0, null)))
                .toList();
    }

    private List<Count> means(ProblemFilter filter, Locale locale) {
        var where = filter.conditions();
        var counted = new HashMap<String, Long>();
        jdbc.sql("""
                        select s.means, count(distinct p.id) as n
                          from hazard.problem p
                          join hazard.problem part on part.id = p.id or part.merged_into = p.id
                          join hazard.source s on s.problem_id = part.id
                         where %s group by 1
                        """.formatted(where.sql()))
                .params(where.parameters())
                .query((row, _) -> counted.put(row.getString("means"), row.getLong("n")))
                .list();
        return Arrays.stream(Means.values())
                .map(means -> new Count(means.name(), means.words().in(locale), counted.getOrDefault(means.name(), 0L)))
                .toList();
    }

    // Of everything of the list that may be seen in these areas, whatever else narrows the page.
    private List<ListCount> lists(ProblemFilter filter) {
        return jdbc.sql("""
                        select l.id, l.name, l.kind as source, l.at, count(distinct coalesce(whole.id, p.id)) as entries,
                               count(distinct coalesce(whole.id, p.id)) filter (where coalesce(whole.stage, p.stage) <> 'CLOSED') as open,
                               count(distinct coalesce(whole.id, p.id)) filter (where coalesce(whole.stage, p.stage) = 'CLOSED') as closed
                          from hazard.source_list l
                          join hazard.list_entry e on e.list_id = l.id
                          join hazard.source s on s.id = e.source_id
                          join hazard.problem p on p.id = s.problem_id
                          left join hazard.problem whole on whole.id = p.merged_into
                         where p.area between :from and :to
                         group by l.id order by l.id desc limit 20
                        """)
                .param("from", filter.areas().areaFrom())
                .param("to", filter.areas().areaTo())
                .query(ListCount.class)
                .list();
    }
}
