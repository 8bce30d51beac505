package anxin.server.dispatch;

import anxin.server.access.Directory;
import anxin.server.access.Directory.InOffice;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.notice.Notices;
import anxin.server.notice.Notices.To;
import anxin.server.notice.Told;
import anxin.server.words.Words;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds open tasks that have somebody on paper only (责任悬空): the organisation has ended or has nobody in office, or the
 * person has no post any more. What a merged organisation had goes to the one that took over; the rest is told to the office
 * that dispatches, once, and shown until somebody gives it on.
 */
@Component
class Orphans {

    private final JdbcClient jdbc;
    private final TaskStore store;
    private final Organisations organisations;
    private final Directory directory;
    private final Notices notices;

    Orphans(JdbcClient jdbc, TaskStore store, Organisations organisations, Directory directory, Notices notices) {
        this.jdbc = jdbc;
        this.store = store;
        this.organisations = organisations;
        this.directory = directory;
        this.notices = notices;
    }

    /** Why nobody can do it. */
    enum Reason {
        ORGANISATION_ENDED("承办单位已撤销", "The organisation has ended"),
        NOBODY_IN_OFFICE("承办单位没有在任人员", "The organisation has nobody in office"),
        PERSON_LEFT("承办人已离岗", "The person has left the post");

        private final Words words;

        Reason(String zh, String en) {
            this.words = new Words(zh, en);
        }

        Words words() {
            return words;
        }
    }

    @Transactional
    void look() {
        // Of several applications one after the other; the second finds nothing new.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('anxin.orphans'))")
                .query()
                .singleRow();
        var open = jdbc.sql("""
                        select * from dispatch.task where state in ('OFFERED', 'ACCEPTED', 'RETURNED') order by id
                        """).query(TaskRow::of).list();
        var inOffice = directory.all();
        var staffed = inOffice.stream().map(InOffice::organisation).collect(Collectors.toSet());
        var people = inOffice.stream().map(InOffice::user).collect(Collectors.toSet());
        var ended = open.stream()
                .map(TaskRow::organisation)
                .distinct()
                .map(organisations::find)
                .flatMap(Optional::stream)
                .filter(each -> each.endedOn() != null)
                .collect(Collectors.toMap(Organisation::id, each -> each));
        var known = new HashSet<>(jdbc.sql("select task_id from dispatch.orphan")
                .query(Long.class)
                .list());
        for (var task : open) {
            var gone = ended.get(task.organisation());
            if (gone != null && successor(gone) != 0) {
                store.move(
                        task,
                        task.state(),
                        StepKind.SUCCEEDED,
                        By.application(),
                        successor(gone),
                        people.contains(task.user()) ? task.user() : 0,
                        gone.name());
                continue;
            }
            var reason =
                    reason(gone != null, staffed.contains(task.organisation()), people.contains(task.user()), task);
            if (reason != null && !known.remove(task.id())) {
                tell(task, reason);
            }
        }
        // What is left of those known has somebody again, or is not open any more.
        jdbc.sql("delete from dispatch.orphan where task_id = any(?)")
                .param((Object) known.toArray(Long[]::new))
                .update();
    }

    private static @Nullable Reason reason(boolean gone, boolean staffed, boolean there, TaskRow task) {
        if (gone) {
            return Reason.ORGANISATION_ENDED;
        }
        if (task.user() > 0) {
            return there ? null : Reason.PERSON_LEFT;
        }
        return staffed ? null : Reason.NOBODY_IN_OFFICE;
    }

    /** The one in being at the end of the line; 0 for none. */
    private int successor(Organisation ended) {
        var next = Optional.of(ended);
        while (next.isPresent() && next.get().endedOn() != null) {
            next = organisations.find(next.get().mergedInto());
        }
        return next.map(Organisation::id).orElse(0);
    }

    private void tell(TaskRow task, Reason reason) {
        jdbc.sql("insert into dispatch.orphan (task_id, reason, since) values (?, ?, ?)")
                .params(task.id(), reason.name(), store.today())
                .update();
        notices.tell(
                To.OFFICE,
                new Told(
                        "task-orphaned",
                        task.about().area(),
                        task.subject().page(),
                        new Words(
                                "%s，任务无人承办，请改派：%s"
                                        .formatted(
                                                reason.words().zh(),
                                                task.about().title()),
                                "%s, so nobody does this task; give it to somebody: %s"
                                        .formatted(
                                                reason.words().en(),
                                                task.about().title()))));
    }
}
