package anxin.server.dispatch;

import anxin.server.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with tasks. */
@Component
class TaskDesk {

    private final TaskStore store;
    private final Dispatch dispatch;
    private final Clocks clocks;
    private final TaskNotices notices;
    private final ApplicationEventPublisher events;

    TaskDesk(TaskStore store, Dispatch dispatch, Clocks clocks, TaskNotices notices, ApplicationEventPublisher events) {
        this.store = store;
        this.dispatch = dispatch;
        this.clocks = clocks;
        this.notices = notices;
        this.events = events;
    }

    /** Whoever accepts for an organisation is the one who has it (责任人). */
    @Transactional
    void accept(TaskRow task, By by) {
        require(task, TaskState.OFFERED);
        store.move(
                task,
                TaskState.ACCEPTED,
                StepKind.ACCEPTED,
                by,
                task.organisation(),
                task.user() == 0 ? by.user() : task.user(),
                "");
    }

    /** It goes back to whoever dispatched it and waits there; its clock runs on. */
    @Transactional
    void refuse(TaskRow task, String reason, By by) {
        require(task, TaskState.OFFERED, TaskState.ACCEPTED, TaskState.RETURNED);
        store.move(task, TaskState.REFUSED, StepKind.REFUSED, by, task.organisation(), task.user(), reason);
        notices.giver("task-refused", task, "任务被退回，请改派", "A task was refused and must be re-routed");
        events.publishEvent(new TaskReturnedToDispatcher(task.subject(), task.id()));
    }

    /** Somebody else gets a task that was refused. */
    @Transactional
    void reroute(TaskRow task, int organisation, long user, String text, By by) {
        require(task, TaskState.REFUSED);
        dispatch.requireSomebody(organisation, user);
        store.move(task, TaskState.OFFERED, StepKind.REROUTED, by, organisation, user, text);
        store.givenBy(task.id(), by);
        notices.holder("task-offered", task, organisation, user, "有一项任务待签收", "A task is to be accepted");
    }

    /** Another organisation or person has it from now on. */
    @Transactional
    void handOver(TaskRow task, int organisation, long user, String text, By by) {
        require(task, TaskState.OFFERED, TaskState.ACCEPTED, TaskState.RETURNED);
        dispatch.requireSomebody(organisation, user);
        store.move(task, TaskState.OFFERED, StepKind.HANDED_OVER, by, organisation, user, text);
        store.givenBy(task.id(), by);
        notices.holder("task-offered", task, organisation, user, "有一项任务待签收", "A task is to be accepted");
    }

    /** Done, with what came of it. Not while a part of it is open that must be done. */
    @Transactional
    void finish(TaskRow task, String feedback, By by) {
        require(task, TaskState.ACCEPTED, TaskState.RETURNED);
        if (store.partsOf(task.id()).stream()
                .anyMatch(part -> part.binding() && part.state().isOpen())) {
            throw Refusal.conflict(
                    "PARTS_OPEN",
                    "这项任务还有下派的子任务没有办结；请待其办结或撤回后再反馈。",
                    "Parts of this task that were passed down are still open; wait for them or take them back first.");
        }
        store.move(task, TaskState.DONE, StepKind.DONE, by, task.organisation(), task.user(), feedback);
        clocks.stopOfTask(task.subject(), task.id(), store.today(), by);
        notices.giver("task-done", task, "任务已办结反馈", "A task was done");
        if (task.binding() && dispatch.finished(task.subject())) {
            events.publishEvent(new TasksFinished(task.subject()));
        }
    }

    /** The answer did not do: it is to be done again, under the same clock. */
    @Transactional
    void giveBack(TaskRow task, String reason, By by) {
        require(task, TaskState.DONE);
        store.move(task, TaskState.RETURNED, StepKind.RETURNED, by, task.organisation(), task.user(), reason);
        clocks.reopenOfTask(task.subject(), task.id(), by);
        notices.holder(
                "task-returned",
                task,
                task.organisation(),
                task.user(),
                "办理结果被退回，请重办",
                "A task was returned and is to be done again");
    }

    @Transactional
    void withdraw(TaskRow task, String reason, By by) {
        if (!task.state().isOpen()) {
            throw wrongState(task);
        }
        store.move(task, TaskState.WITHDRAWN, StepKind.WITHDRAWN, by, task.organisation(), task.user(), reason);
        clocks.stopOfTask(task.subject(), task.id(), store.today(), by);
        if (task.binding() && dispatch.finished(task.subject())) {
            events.publishEvent(new TasksFinished(task.subject()));
        }
    }

    /** Somebody helps; it stays with whom it is. */
    @Transactional
    long addHelper(TaskRow task, int organisation, long user, String asks, By by) {
        require(task, TaskState.OFFERED, TaskState.ACCEPTED, TaskState.RETURNED);
        store.step(task.id(), StepKind.HELPER_ADDED, by, task.organisation(), task.user(), asks);
        return dispatch.open(
                task.subject(),
                task.about(),
                task.id(),
                new Assignment(Ground.HELPER, organisation, user, false, asks, null),
                by);
    }

    /** Passes it down in parts, each of which must be done before it is. */
    @Transactional
    List<Long> split(TaskRow task, List<Integer> organisations, String asks, By by) {
        require(task, TaskState.ACCEPTED, TaskState.RETURNED);
        if (organisations.isEmpty()) {
            dispatch.requireSomebody(0, 0);
        }
        store.step(task.id(), StepKind.SPLIT, by, task.organisation(), task.user(), asks);
        var parts = new ArrayList<Long>();
        for (int organisation : organisations) {
            parts.add(dispatch.open(
                    task.subject(),
                    task.about(),
                    task.id(),
                    new Assignment(task.ground(), organisation, 0, task.binding(), asks, null),
                    by));
        }
        return parts;
    }

    @Transactional
    void press(TaskRow task, boolean supervise, String text, By by) {
        if (!task.state().isOpen()) {
            throw wrongState(task);
        }
        store.press(task.id(), supervise ? StepKind.SUPERVISED : StepKind.URGED, by, text);
        if (supervise) {
            notices.holder(
                    "task-supervised",
                    task,
                    task.organisation(),
                    task.user(),
                    "任务已列为督办",
                    "A task is under supervision");
        } else {
            notices.holder("task-urged", task, task.organisation(), task.user(), "请尽快办理", "You are urged to act");
        }
    }

    private static void require(TaskRow task, TaskState... states) {
        if (!List.of(states).contains(task.state())) {
            throw wrongState(task);
        }
    }

    private static Refusal wrongState(TaskRow task) {
        return Refusal.conflict(
                "TASK_STATE",
                "任务当前为“%s”，不能这样办理；请刷新后查看最新情况。".formatted(task.state().words().zh()),
                "The task is in the state '%s', in which this cannot be done; reload to see where it stands."
                        .formatted(task.state().words().en()));
    }
}
