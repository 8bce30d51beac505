package anxin.server.dispatch;

import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.http.Refusal;
import java.util.EnumSet;
import java.util.Set;

/** Who may do what with a task: who has it works on it, who gave it and the office of the area dispatch it. */
final class TaskRights {

    private TaskRights() {}

    /** What can be done with a task (办理动作). */
    enum Action {
        ACCEPT,
        REFUSE,
        FINISH,
        HAND_OVER,
        ADD_HELPER,
        SPLIT,
        REROUTE,
        GIVE_BACK,
        URGE,
        SUPERVISE,
        WITHDRAW
    }

    static boolean has(TaskRow task, User user) {
        return task.user() == user.id()
                || task.organisation() > 0 && user.reach().organisations().contains(task.organisation());
    }

    static boolean dispatches(TaskRow task, User user) {
        return task.givenByUser() == user.id()
                || (user.role() == Role.OFFICER || user.role() == Role.LEADER)
                        && user.scope().holds(task.about().area());
    }

    /** What this user may do with a task as it is now. */
    static Set<Action> of(TaskRow task, User user) {
        var may = EnumSet.noneOf(Action.class);
        boolean working = task.state() == TaskState.ACCEPTED || task.state() == TaskState.RETURNED;
        boolean offered = task.state() == TaskState.OFFERED;
        if (has(task, user)) {
            if (offered) {
                may.add(Action.ACCEPT);
            }
            if (working) {
                may.addAll(Set.of(Action.FINISH, Action.SPLIT));
            }
            if (offered || working) {
                may.addAll(Set.of(Action.REFUSE, Action.HAND_OVER, Action.ADD_HELPER));
            }
        }
        if (dispatches(task, user)) {
            if (task.state() == TaskState.REFUSED) {
                may.add(Action.REROUTE);
            }
            if (task.state() == TaskState.DONE) {
                may.add(Action.GIVE_BACK);
            }
            if (offered || working) {
                may.addAll(Set.of(Action.HAND_OVER, Action.ADD_HELPER, Action.URGE, Action.SUPERVISE));
            }
            if (task.state().isOpen()) {
                may.add(Action.WITHDRAW);
            }
        }
        return may;
    }

    static void require(TaskRow task, User user, Action action) {
        if (of(task, user).contains(action)) {
            return;
        }
        if (!has(task, user) && !dispatches(task, user)) {
            throw Refusal.forbidden(
                    "TASK_NOT_YOURS",
                    "这项任务不由您承办，也不由您派发；请联系承办单位或派单人。",
                    "This task is neither yours nor given out by you; ask the organisation that has it or who gave it.");
        }
        throw Refusal.conflict(
                "TASK_STATE",
                "任务当前为“%s”，您不能这样办理；请刷新后查看最新情况。".formatted(task.state().words().zh()),
                "The task is in the state '%s', in which you cannot do this; reload to see where it stands."
                        .formatted(task.state().words().en()));
    }
}
