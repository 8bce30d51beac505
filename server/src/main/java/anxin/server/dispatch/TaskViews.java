package anxin.server.dispatch;

import anxin.server.access.Directory;
import anxin.server.dispatch.TaskStore.StepRow;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tasks with the names of those who have them, their last days and their steps. */
@Component
class TaskViews {

    private final TaskStore store;
    private final ClockStore clocks;
    private final Calendars calendars;
    private final Organisations organisations;
    private final Directory directory;

    TaskViews(
            TaskStore store, ClockStore clocks, Calendars calendars, Organisations organisations, Directory directory) {
        this.store = store;
        this.clocks = clocks;
        this.calendars = calendars;
        this.organisations = organisations;
        this.directory = directory;
    }

    List<TaskView> of(Collection<TaskRow> rows) {
        var steps = store.steps(rows.stream().map(TaskRow::id).toList());
        var names = new Names(
                Stream.concat(
                                rows.stream().map(TaskRow::organisation),
                                steps.stream().map(StepRow::organisation))
                        .toList(),
                Stream.concat(rows.stream().map(TaskRow::user), steps.stream().map(StepRow::user))
                        .toList());
        var byTask = steps.stream().collect(Collectors.groupingBy(StepRow::task));
        var bySubject = rows.stream()
                .map(TaskRow::subject)
                .distinct()
                .collect(Collectors.toMap(subject -> subject, clocks::of));
        return rows.stream()
                .map(row -> view(
                        row,
                        bySubject.getOrDefault(row.subject(), List.of()),
                        byTask.getOrDefault(row.id(), List.of()),
                        names))
                .toList();
    }

    private TaskView view(TaskRow row, List<ClockRow> limits, List<StepRow> steps, Names names) {
        var nearest = limits.stream()
                .filter(clock -> clock.task() == 0 || clock.task() == row.id())
                .filter(clock ->
                        clock.state() == ClockState.RUNNING && row.state().isOpen())
                .min(Comparator.comparing(ClockRow::due))
                .orElse(null);
        var today = store.today();
        return new TaskView(
                row.id(),
                row.subject(),
                row.about().title(),
                row.about().area(),
                row.about().project(),
                row.ground(),
                row.state(),
                row.binding(),
                row.asks(),
                row.organisation(),
                names.organisation(row.organisation()),
                row.user(),
                names.user(row.user()),
                row.givenBy(),
                row.parent(),
                row.supervised(),
                row.urged(),
                row.moves(),
                row.openedAt(),
                row.changedAt(),
                row.version(),
                nearest == null ? null : nearest.due(),
                nearest == null
                        ? null
                        : DaysLeft.words(
                                calendars.inForce().calendar(),
                                nearest.limit().time().unit(),
                                nearest.due(),
                                today),
                nearest != null && today.isAfter(nearest.due()),
                steps.stream()
                        .map(step -> new TaskView.StepView(
                                step.at(),
                                step.kind().name(),
                                step.kind().words(),
                                step.by(),
                                step.post(),
                                step.onBehalfOf(),
                                names.whose(step.organisation(), step.user()),
                                step.text()))
                        .toList());
    }

    private final class Names {

        private final Map<Integer, String> ofOrganisations = new HashMap<>();
        private final Map<Long, String> ofUsers;

        Names(List<Integer> organisationIds, List<Long> users) {
            organisationIds.stream()
                    .distinct()
                    .forEach(id -> organisations
                            .find(id)
                            .map(Organisation::name)
                            .ifPresent(name -> ofOrganisations.put(id, name)));
            ofUsers = directory.names(users.stream().distinct().toList());
        }

        String organisation(int id) {
            return ofOrganisations.getOrDefault(id, "");
        }

        String user(long id) {
            return ofUsers.getOrDefault(id, "");
        }

        String whose(int organisation, long user) {
            return (organisation(organisation) + " " + user(user)).strip();
        }
    }
}
