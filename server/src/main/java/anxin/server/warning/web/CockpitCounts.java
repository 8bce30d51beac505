package anxin.server.warning.web;

import anxin.server.access.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts of warnings; each equals the list it opens, because both ask the same rows the same thing. */
@Repository
class CockpitCounts {

    private final JdbcClient jdbc;

    CockpitCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open warnings by level. */
    record Levels(int RED, int YELLOW, int BLUE) {

        static final Levels NONE = new Levels(0, 0, 0);

        Levels plus(int level, int count) {
            return switch (level) {
                case 3 -> new Levels(RED + count, YELLOW, BLUE);
                case 2 -> new Levels(RED, YELLOW + count, BLUE);
                default -> new Levels(RED, YELLOW, BLUE + count);
            };
        }
    }

    /** Open warnings of one area and rule. */
    record Group(int part, String rule, int level, int count) {}

    /** By the areas right below, each {@code partSize} codes wide, by rule and level. */
    List<Group> open(Scope scope, int partSize) {
        return jdbc.sql("""
                        select area / :size * :size as part, rule, level, count(*) as count
                          from warning.warning
                         where state = 'OPEN' and area between :from and :to
                         group by 1, 2, 3
                        """)
                .param("size", partSize)
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .query(Group.class)
                .list();
    }

    Map<Integer, Levels> openOfProjects(List<Integer> projectIds) {
        return jdbc.sql("""
                        select project_id as part, '' as rule, level, count(*) as count
                          from warning.warning
                         where state = 'OPEN' and project_id = any(:ids)
                         group by 1, 3
                        """).param("ids", projectIds.toArray(Integer[]::new)).query(Group.class).list().stream()
                .collect(Collectors.toMap(
                        Group::part,
                        group -> Levels.NONE.plus(group.level(), group.count()),
                        (a, b) -> new Levels(a.RED() + b.RED(), a.YELLOW() + b.YELLOW(), a.BLUE() + b.BLUE())));
    }

    /** Projects with an open warning of a level. */
    List<Integer> projectsWith(int level, Scope scope) {
        return jdbc.sql("""
                        select distinct project_id from warning.warning
                         where state = 'OPEN' and level = :level and area between :from and :to
                        """)
                .param("level", level)
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .query(Integer.class)
                .list();
    }

    /** Open at the end of each day, the last one today: today's count, and back from it by what moved on each day. */
    TreeMap<LocalDate, Levels> trend(Scope scope, LocalDate today, int days, Levels now) {
        record Moved(LocalDate day, int was, int level, int count) {}
        var moved = jdbc
                .sql("""
                        select h.day, h.level_was as was, h.level, count(*) as count
                          from warning.history h
                          join warning.warning w on w.id = h.warning_id
                         where h.level_was <> h.level and h.day > :since and w.area between :from and :to
                         group by 1, 2, 3
                        """)
                .param("since", today.minusDays(days))
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .query(Moved.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Moved::day));
        var trend = new TreeMap<LocalDate, Levels>();
        var levels = now;
        for (var day = today; day.isAfter(today.minusDays(days)); day = day.minusDays(1)) {
            trend.put(day, levels);
            for (var step : moved.getOrDefault(day, List.of())) {
                levels = step.level() == 0 ? levels : levels.plus(step.level(), -step.count());
                levels = step.was() == 0 ? levels : levels.plus(step.was(), step.count());
            }
        }
        return trend;
    }

    int raisedOn(Scope scope, LocalDate day) {
        return count("raised_on = :day and area between :from and :to", scope, day);
    }

    int clearedOn(Scope scope, LocalDate day) {
        return count("cleared_on = :day and area between :from and :to", scope, day);
    }

    private int count(String condition, Scope scope, LocalDate day) {
        return jdbc.sql("select count(*) from warning.warning where " + condition)
                .param("day", day)
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .query(Integer.class)
                .single();
    }

    /** The sum of what open warnings of a rule say is owed, in fen. */
    long openFen(Scope scope, String rule) {
        return jdbc.sql("""
                        select coalesce(sum(value_num), 0) * 100 from warning.warning
                         where state = 'OPEN' and rule = :rule and area between :from and :to
                        """)
                .param("rule", rule)
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .query(BigDecimal.class)
                .single()
                .longValueExact();
    }

    /** Workers engaged (在场用工) when their projects were last judged. */
    long workers(Scope scope) {
        return jdbc.sql("select coalesce(sum(workers), 0) from warning.judged where area between :from and :to")
                .param("from", scope.areaFrom())
                .param("to", scope.areaTo())
                .query(Long.class)
                .single();
    }
}
