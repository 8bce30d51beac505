package anxin.server.dispatch;

import anxin.engine.policy.Unit;
import anxin.server.access.Directory;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of tasks with their nearest last day, the nearest first. */
@Component
class TaskList {

    private static final String FROM = """
              from dispatch.task t
              left join lateral (
                  select c.due, c.unit from dispatch.clock c
                   where c.subject_kind = t.subject_kind and c.subject_id = t.subject_id
                     and (c.task_id is null or c.task_id = t.id) and c.state = 'RUNNING'
                   order by c.due limit 1) d on t.state not in ('DONE', 'WITHDRAWN')
              left join dispatch.orphan o on o.task_id = t.id
             where t.area between :from and :to
               and (:anyState or t.state = any(:states))
               and (:org = 0 or t.org_id = :org)
               and (:text = '' or position(:text in t.title) > 0 or position(:text in t.asks) > 0)
               and (not :orphaned or o.task_id is not null)
               and (not :supervised or t.supervised)
               and (:dueTo::date is null or d.due <= :dueTo::date)
               and (:dueFrom::date is null or d.due >= :dueFrom::date)
               and (:user = 0
                    or t.state <> 'REFUSED' and (t.user_id = :user or t.user_id = 0 and t.org_id = any(:orgs))
                    or t.state = 'REFUSED'
                       and (t.given_by_user = :user or t.given_by_user = 0 and t.given_by_org = 0 and t.area / 1000 * 1000 = :office))
            """;

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Organisations organisations;
    private final Directory directory;
    private final Areas areas;

    TaskList(JdbcClient jdbc, Calendars calendars, Organisations organisations, Directory directory, Areas areas) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.organisations = organisations;
        this.directory = directory;
        this.areas = areas;
    }

    private record Line(
            TaskRow task,
            @Nullable LocalDate due,
            @Nullable String unit,
            @Nullable String orphan) {}

    /** A task as it is stored and as it is shown. */
    record Listed(TaskRow row, TaskItem item) {}

    List<Listed> of(TaskFilter filter, int offset, int most) {
        var lines = jdbc.sql("select t.*, d.due, d.unit, o.reason as orphan" + FROM
                        + " order by d.due nulls last, t.id limit :most offset :offset")
                .params(params(filter))
                .param("most", most)
                .param("offset", offset)
                .query((row, n) -> new Line(
                        TaskRow.of(row, n),
                        row.getObject("due", LocalDate.class),
                        row.getString("unit"),
                        row.getString("orphan")))
                .list();
        var people = directory.names(
                lines.stream().map(line -> line.task().user()).distinct().toList());
        var names = new HashMap<Integer, String>();
        return lines.stream()
                .map(line -> new Listed(line.task(), item(line, people, names)))
                .toList();
    }

    int count(TaskFilter filter) {
        return jdbc.sql("select count(*)" + FROM)
                .params(params(filter))
                .query(Integer.class)
                .single();
    }

    private Map<String, @Nullable Object> params(TaskFilter filter) {
        var today = areas.today();
        var holder = filter.holder();
        var params = new HashMap<String, @Nullable Object>();
        params.put("from", filter.areaFrom());
        params.put("to", filter.areaTo());
        params.put("anyState", filter.states().isEmpty());
        params.put("states", filter.states().stream().map(TaskState::name).toArray(String[]::new));
        params.put("org", filter.organisation());
        params.put("text", filter.text() == null ? "" : filter.text().strip());
        params.put("orphaned", filter.orphaned());
        params.put("supervised", filter.supervised());
        var due = filter.due() == null ? "" : filter.due();
        params.put(
                "dueTo",
                switch (due) {
                    case "LATE" -> today.minusDays(1).toString();
                    case "TODAY" -> today.toString();
                    case "WEEK" -> today.plusDays(7).toString();
                    default -> null;
                });
        params.put("dueFrom", due.equals("TODAY") || due.equals("WEEK") ? today.toString() : null);
        params.put("user", holder == null ? 0L : holder.user());
        params.put(
                "orgs", holder == null ? new Integer[0] : holder.organisations().toArray(Integer[]::new));
        params.put("office", holder == null ? -1 : holder.office());
        return params;
    }

    private TaskItem item(Line line, Map<Long, String> people, Map<Integer, String> names) {
        var task = line.task();
        var today = areas.today();
        return new TaskItem(
                task.id(),
                task.subject(),
                task.subject().page(),
                task.about().title(),
                task.about().area(),
                areas.name(task.about().area(), Locale.CHINESE),
                task.ground(),
                task.ground().words(),
                task.state(),
                task.state().words(),
                task.binding(),
                task.asks(),
                task.organisation(),
                names.computeIfAbsent(
                        task.organisation(),
                        id -> organisations.find(id).map(Organisation::name).orElse("")),
                task.user(),
                people.getOrDefault(task.user(), ""),
                task.givenBy(),
                task.supervised(),
                task.urged(),
                task.version(),
                task.changedAt(),
                line.due(),
                line.due() == null || line.unit() == null
                        ? null
                        : DaysLeft.words(calendars.inForce().calendar(), Unit.valueOf(line.unit()), line.due(), today),
                line.due() != null && today.isAfter(line.due()),
                line.orphan() == null
                        ? null
                        : Orphans.Reason.valueOf(line.orphan()).words());
    }
}
