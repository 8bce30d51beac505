package anxin.server.dispatch;

import anxin.server.access.CurrentUser;
import anxin.server.access.Directory;
import anxin.server.access.Scope;
import anxin.server.access.User;
import anxin.server.dispatch.TaskRights.Action;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisations;
import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tasks of a subject, the board of all, and what people do with them. */
@RestController
@RequestMapping("/api/tasks")
class TaskController {

    private static final int MOST = 200;
    private static final int MOST_IN_A_SHEET = 100_000;

    private final CurrentUser currentUser;
    private final Dispatch dispatch;
    private final TaskStore store;
    private final TaskDesk desk;
    private final TaskList list;
    private final TaskSheet sheet;
    private final Routing routing;
    private final Organisations organisations;
    private final Directory directory;

    TaskController(
            CurrentUser currentUser,
            Dispatch dispatch,
            TaskStore store,
            TaskDesk desk,
            TaskList list,
            TaskSheet sheet,
            Routing routing,
            Organisations organisations,
            Directory directory) {
        this.currentUser = currentUser;
        this.dispatch = dispatch;
        this.store = store;
        this.desk = desk;
        this.list = list;
        this.sheet = sheet;
        this.routing = routing;
        this.organisations = organisations;
        this.directory = directory;
    }

    @OpenToHandlers
    @GetMapping
    TaskPart list(@ModelAttribute TaskQuery query, @RequestParam(defaultValue = "0") int offset) {
        var user = currentUser.get();
        var filter = query.filter(user);
        return new TaskPart(
                list.of(filter, Math.max(0, offset), MOST).stream()
                        .map(listed -> new TaskLine(listed.item(), TaskRights.of(listed.row(), user)))
                        .toList(),
                list.count(filter));
    }

    record TaskPart(List<TaskLine> items, int count) {}

    /** @param may what who is asking may do with it */
    record TaskLine(TaskItem task, Set<Action> may) {}

    /**
     * What the board is asked for.
     *
     * @param area nine digits, empty for the user's own
     * @param due LATE, TODAY or WEEK
     */
    record TaskQuery(
            @Nullable String area,
            @Nullable List<TaskState> state,
            @Nullable Integer organisation,
            @Nullable String due,
            @Nullable String text,
            @Nullable Boolean orphaned,
            @Nullable Boolean supervised,
            @Nullable Boolean mine) {

        TaskFilter filter(User user) {
            var scope = area == null || !area.matches("\\d{6}|\\d{9}")
                    ? new Scope(0, 999_999_999)
                    : Scope.of(Areas.number(area));
            return new TaskFilter(
                    scope.areaFrom(),
                    scope.areaTo(),
                    state == null ? List.of() : state,
                    Objects.requireNonNullElse(organisation, 0),
                    due,
                    text,
                    Boolean.TRUE.equals(orphaned),
                    Boolean.TRUE.equals(supervised),
                    Boolean.TRUE.equals(mine) ? WorkController.holder(user) : null);
        }
    }

    @OpenToHandlers
    @GetMapping("/export.xlsx")
    void export(@ModelAttribute TaskQuery query, Locale locale, HttpServletResponse response) throws IOException {
        var items = list.of(query.filter(currentUser.get()), 0, MOST_IN_A_SHEET).stream()
                .map(TaskList.Listed::item)
                .toList();
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(
                                locale.getLanguage().equals("en") ? "tasks.xlsx" : "交办任务.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        sheet.write(items, locale, response.getOutputStream());
    }

    /** Those of a subject, with their steps. */
    @OpenToHandlers
    @GetMapping("/of/{kind}/{id}")
    List<TaskPanelRow> of(@PathVariable String kind, @PathVariable long id) {
        var user = currentUser.get();
        return dispatch.tasks(new Subject(kind, id)).stream()
                .map(task -> new TaskPanelRow(
                        task, task.state().words(), task.ground().words(), may(task.id(), user)))
                .toList();
    }

    record TaskPanelRow(TaskView task, Words stateWords, Words groundWords, Set<Action> may) {}

    private Set<Action> may(long task, User user) {
        return store.find(task).map(row -> TaskRights.of(row, user)).orElse(Set.of());
    }

    /** Who should get something at a place, each with the reason. */
    @OpenToHandlers
    @GetMapping("/proposals")
    List<Routing.Proposal> proposals(
            @RequestParam int area,
            @RequestParam(defaultValue = "0") int project,
            @RequestParam @Nullable String category) {
        return routing.propose(new About("", area, project, category));
    }

    /** Organisations a task can go to. */
    @OpenToHandlers
    @GetMapping("/receivers")
    List<Receiver> receivers(@RequestParam int area, @RequestParam(defaultValue = "") String text) {
        int province = area / 10_000_000 * 10_000_000;
        return organisations.between(province, province + 9_999_999, text).stream()
                .filter(each -> each.endedOn() == null)
                .limit(MOST)
                .map(each -> new Receiver(each.id(), each.name()))
                .toList();
    }

    record Receiver(long id, String name) {}

    /** The people of an organisation who are in office. */
    @OpenToHandlers
    @GetMapping("/receivers/{organisation}")
    List<Receiver> people(@PathVariable int organisation) {
        return directory.of(organisation).stream()
                .map(each -> new Receiver(each.user(), each.name()))
                .distinct()
                .toList();
    }

    /** One step of one task. */
    @OpenToHandlers
    @PostMapping("/{id}/steps")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void act(@PathVariable long id, @RequestBody @Validated Act act) {
        var user = currentUser.get();
        act(found(id), act, user);
    }

    /**
     * What is done.
     *
     * @param version the task as it was seen
     * @param organisations for parts: each gets one
     */
    record Act(
            @NotNull Action action,
            @Nullable Integer version,
            @Nullable @Size(max = 2000) String text,
            @Nullable Integer organisation,
            @Nullable Long user,
            @Nullable @Size(max = 50) List<Integer> organisations) {}

    private void act(TaskRow task, Act act, User user) {
        if (act.version() != null && act.version() != task.version()) {
            throw Refusal.conflict(
                    "TASK_CHANGED",
                    "这项任务刚刚由他人办理过，您看到的已不是最新情况；请刷新后再办。",
                    "Somebody else has just acted on this task, so what you see is out of date; reload and try again.");
        }
        TaskRights.require(task, user, act.action());
        var by = By.user(user);
        var text = act.text() == null ? "" : act.text().strip();
        int organisation = Objects.requireNonNullElse(act.organisation(), 0);
        long person = Objects.requireNonNullElse(act.user(), 0L);
        switch (act.action()) {
            case ACCEPT -> desk.accept(task, by);
            case REFUSE -> desk.refuse(task, reason(text), by);
            case FINISH -> desk.finish(task, reason(text), by);
            case HAND_OVER -> desk.handOver(task, organisation, person, reason(text), by);
            case ADD_HELPER -> desk.addHelper(task, organisation, person, reason(text), by);
            case SPLIT ->
                desk.split(task, Objects.requireNonNullElse(act.organisations(), List.of()), reason(text), by);
            case REROUTE -> desk.reroute(task, organisation, person, text, by);
            case GIVE_BACK -> desk.giveBack(task, reason(text), by);
            case URGE -> desk.press(task, false, text, by);
            case SUPERVISE -> desk.press(task, true, text, by);
            case WITHDRAW -> desk.withdraw(task, reason(text), by);
        }
    }

    private static String reason(String text) {
        if (text.isEmpty()) {
            throw Refusal.badRequest("TEXT_MISSING", "请写明理由或办理情况。", "Say why, or what was done.");
        }
        return text;
    }

    /** The same for many: tried out first, and then done for those for whom it can be. */
    @OpenToHandlers
    @PostMapping("/steps")
    List<Outcome> actOnMany(@RequestBody @Validated ActOnMany many) {
        var user = currentUser.get();
        var outcomes = new ArrayList<Outcome>();
        for (long id : many.ids()) {
            var task = store.find(id);
            if (task.isEmpty()) {
                outcomes.add(new Outcome(id, "", new Words("没有这项任务", "There is no such task")));
                continue;
            }
            var title = task.get().about().title();
            try {
                TaskRights.require(task.get(), user, many.act().action());
                if (!many.dry()) {
                    act(task.get(), many.act(), user);
                }
                outcomes.add(new Outcome(id, title, null));
            } catch (Refusal refused) {
                outcomes.add(new Outcome(id, title, refused.words()));
            }
        }
        return outcomes;
    }

    /** @param dry only says what would happen */
    record ActOnMany(
            @NotEmpty @Size(max = 500) List<Long> ids,
            @NotNull @Validated Act act,
            boolean dry) {}

    /** @param not why it cannot be done; null where it can or was */
    record Outcome(long id, String title, @Nullable Words not) {}

    private TaskRow found(long id) {
        return store.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "NO_TASK", "没有这项任务，或不在您的权限范围内。", "There is no such task, or it is not for you to see."));
    }
}
