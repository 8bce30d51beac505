package anxin.server.dispatch;

import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Organisations;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Handing out tasks (交办), and asking whether they are done. What those who have them do stands in {@link TaskDesk}. */
@Component
public class Dispatch {

    private final TaskStore store;
    private final TaskViews views;
    private final Clocks clocks;
    private final TaskLimits limits;
    private final TaskNotices notices;
    private final Organisations organisations;

    Dispatch(
            TaskStore store,
            TaskViews views,
            Clocks clocks,
            TaskLimits limits,
            TaskNotices notices,
            Organisations organisations) {
        this.store = store;
        this.views = views;
        this.clocks = clocks;
        this.limits = limits;
        this.notices = notices;
        this.organisations = organisations;
    }

    /** Opens tasks, in the caller's transaction, and gives their numbers in the same order. */
    @Transactional
    public List<Long> open(Subject subject, About about, List<Assignment> to, By by) {
        clocks.name(subject, about);
        var opened = new ArrayList<Long>();
        for (var assignment : to) {
            opened.add(open(subject, about, 0, assignment, by));
        }
        return opened;
    }

    /** @param parent the task it is a part of or helps with; 0 for none */
    long open(Subject subject, About about, long parent, Assignment to, By by) {
        requireSomebody(to.organisation(), to.user());
        long task = store.add(subject, about, parent, to, by);
        notices.offered(subject, about, to);
        var limit = to.limit() == null ? limits.of(to.ground(), about.area()) : to.limit();
        if (limit != null) {
            clocks.start(subject, task, about, store.today(), limit, by);
        }
        return task;
    }

    /** A task belongs to somebody who is there: an organisation in being, or a person. */
    void requireSomebody(int organisation, long user) {
        if (organisation == 0 && user == 0) {
            throw Refusal.badRequest(
                    "TASK_FOR_NOBODY",
                    "任务必须有承办单位或承办人；请选择后再交办。",
                    "A task must belong to an organisation or a person; choose one.");
        }
        if (organisation > 0) {
            var found = organisations.find(organisation);
            if (found.isEmpty() || found.get().endedOn() != null) {
                throw Refusal.badRequest(
                        "ORGANISATION_ENDED",
                        "所选承办单位不存在或已撤销；请选择在册单位。",
                        "The organisation chosen does not exist any more; choose one that does.");
            }
        }
    }

    /** Whether every binding task is done; false where there is none. */
    @Transactional(readOnly = true)
    public boolean finished(Subject subject) {
        var binding = store.of(subject).stream()
                .filter(task -> task.binding() && task.state() != TaskState.WITHDRAWN)
                .toList();
        return !binding.isEmpty() && binding.stream().allMatch(task -> task.state() == TaskState.DONE);
    }

    /** All tasks of a subject with their steps, the oldest first. */
    @Transactional(readOnly = true)
    public List<TaskView> tasks(Subject subject) {
        return views.of(store.of(subject));
    }

    /** Takes back all open tasks: the subject is closed otherwise. */
    @Transactional
    public void withdraw(Subject subject, String reason, By by) {
        for (var task : store.of(subject)) {
            if (task.state().isOpen()) {
                store.move(task, TaskState.WITHDRAWN, StepKind.WITHDRAWN, by, task.organisation(), task.user(), reason);
                clocks.stopOfTask(subject, task.id(), store.today(), by);
            }
        }
    }
}
