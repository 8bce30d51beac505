package anxin.server.dispatch;

import anxin.server.dispatch.Escalations.Fired;
import anxin.server.jurisdiction.Areas;
import anxin.server.notice.Notices.Message;
import anxin.server.notice.Notices.To;
import anxin.server.notice.Told;
import anxin.server.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the steps of the ladder are told to: those who have the tasks, or the office where nobody has one; higher steps to the level above too. */
@Component
class EscalationNotices {

    private final JdbcClient jdbc;

    EscalationNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Holder(long task, int organisation, long user) {}

    List<Message> of(List<Fired> fired) {
        var holders = holders(fired);
        var messages = new ArrayList<Message>();
        for (var each : fired) {
            var told = told(each);
            var theirs = holders.getOrDefault(each.clock().subject(), List.of()).stream()
                    .filter(holder -> each.clock().task() == 0 || each.clock().task() == holder.task())
                    .map(holder -> To.holder(holder.organisation(), holder.user()))
                    .distinct()
                    .toList();
            theirs.forEach(to -> messages.add(new Message(to, told)));
            if (theirs.isEmpty()) {
                messages.add(new Message(To.OFFICE, told));
            }
            if (!each.isLate() && Level.valueOf(each.level()).compareTo(Level.RAISE) >= 0) {
                int above = Areas.parent(each.clock().area() / 1_000 * 1_000);
                messages.add(new Message(To.OFFICE, new Told(told.kind(), above, told.path(), told.words())));
            }
        }
        return messages;
    }

    private static Told told(Fired fired) {
        var clock = fired.clock();
        var what = fired.isLate()
                ? new Words("已超过办理时限", "ran out of time")
                : Level.valueOf(fired.level()).words();
        var title = clock.title().isEmpty() ? clock.subject().path() : clock.title();
        return new Told(
                fired.isLate() ? "clock-late" : "clock-" + fired.level().toLowerCase(java.util.Locale.ROOT),
                clock.area(),
                clock.subject().page(),
                new Words(
                        "%s：%s（到期日 %s）".formatted(what.zh(), title, clock.due()),
                        "%s: %s (last day %s)".formatted(what.en(), title, clock.due())));
    }

    private Map<Subject, List<Holder>> holders(List<Fired> fired) {
        var holders = new HashMap<Subject, List<Holder>>();
        var subjects =
                fired.stream().map(each -> each.clock().subject()).distinct().toList();
        jdbc.sql("""
                        select t.id, t.subject_kind, t.subject_id, t.org_id, t.user_id
                          from unnest(:kinds::text[], :ids::bigint[]) as s (kind, id)
                          join dispatch.task t on t.subject_kind = s.kind and t.subject_id = s.id
                         where t.state not in ('DONE', 'WITHDRAWN')
                         order by t.id
                        """)
                .param("kinds", subjects.stream().map(Subject::kind).toArray(String[]::new))
                .param("ids", subjects.stream().map(Subject::id).toArray(Long[]::new))
                .query((row, _) -> holders.computeIfAbsent(
                                new Subject(row.getString("subject_kind"), row.getLong("subject_id")),
                                _ -> new ArrayList<>())
                        .add(new Holder(row.getLong("id"), row.getInt("org_id"), row.getLong("user_id"))))
                .list();
        return holders;
    }
}
