package anxin.server.dispatch;

import anxin.server.access.CurrentUser;
import anxin.server.access.Role;
import anxin.server.access.User;
import anxin.server.dispatch.TaskFilter.Holder;
import anxin.server.dispatch.TaskRights.Action;
import anxin.server.jurisdiction.Areas;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** My work (我的待办): by last day, the nearest first. */
@RestController
class WorkController {

    private static final int MOST = 500;

    private final CurrentUser currentUser;
    private final TaskList list;
    private final WaitingClocks waiting;
    private final Areas areas;

    WorkController(CurrentUser currentUser, TaskList list, WaitingClocks waiting, Areas areas) {
        this.currentUser = currentUser;
        this.list = list;
        this.waiting = waiting;
        this.areas = areas;
    }

    /** Why something is on the list, the first that holds. */
    enum Section {
        /** Its last day is over. */
        LATE,
        TODAY,
        /** Refused by who had it, or returned to who has it. */
        BACK,
        /** To be accepted. */
        OFFERED,
        LATER
    }

    @OpenToHandlers
    @GetMapping("/api/work")
    Work read() {
        var user = currentUser.get();
        var today = areas.today();
        var items = list.of(TaskFilter.of(holder(user)), 0, MOST).stream()
                .map(listed ->
                        new WorkItem(section(listed.item(), today), listed.item(), TaskRights.of(listed.row(), user)))
                .toList();
        return new Work(items, waiting.requests(user), waiting.withoutTask(user));
    }

    /**
     * @param requests extensions and suspensions this user may decide on
     * @param unassigned clocks that run while nobody has a task about their subject
     */
    record Work(
            List<WorkItem> items, List<WaitingClocks.Waiting> requests, List<WaitingClocks.Unassigned> unassigned) {}

    record WorkItem(Section section, TaskItem task, Set<Action> may) {}

    static Holder holder(User user) {
        return new Holder(
                user.id(),
                user.organisation() == 0 ? List.of() : List.of(user.organisation()),
                user.role() == Role.OFFICER || user.role() == Role.LEADER ? user.area() : -1);
    }

    private static Section section(TaskItem item, LocalDate today) {
        if (item.late()) {
            return Section.LATE;
        }
        if (today.equals(item.due())) {
            return Section.TODAY;
        }
        return switch (item.state()) {
            case REFUSED, RETURNED -> Section.BACK;
            case OFFERED -> Section.OFFERED;
            default -> Section.LATER;
        };
    }
}
