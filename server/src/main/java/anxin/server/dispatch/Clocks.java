package anxin.server.dispatch;

import anxin.server.dispatch.ClockStore.EventRow;
import anxin.server.dispatch.ClockStore.Said;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Limits (时限) on subjects and tasks: last days, what they rest on and everything that moved them. */
@Component
public class Clocks {

    private final ClockStore store;
    private final ClockRequestStore requests;
    private final Calendars calendars;

    Clocks(ClockStore store, ClockRequestStore requests, Calendars calendars) {
        this.store = store;
        this.requests = requests;
        this.calendars = calendars;
    }

    /**
     * Starts a clock, or gives the number of the one of this subject and rule that is going on.
     *
     * @param from day zero in Beijing time; the next day is the first that counts
     */
    @Transactional
    public long start(Subject subject, int area, LocalDate from, Limit limit) {
        return start(subject, 0, new About("", area, 0, null), from, limit, By.application());
    }

    /** The same, of a subject whose title and project are known. */
    @Transactional
    public long start(Subject subject, About about, LocalDate from, Limit limit) {
        return start(subject, 0, about, from, limit, By.application());
    }

    /** @param task 0 for the subject itself */
    long start(Subject subject, long task, About about, LocalDate from, Limit limit, By by) {
        var due = Counting.due(calendars.inForce().calendar(), from, limit.time(), List.of());
        var started = store.start(subject, task, about, from, limit, due, calendars.stamp(from, due));
        if (started.isEmpty()) {
            return store.of(subject).stream()
                    .filter(row -> row.task() == task
                            && row.limit().rule().equals(limit.rule())
                            && row.state() != ClockState.STOPPED)
                    .findFirst()
                    .orElseThrow()
                    .id();
        }
        long id = started.get();
        store.add(id, "STARTED", from, by, null, due, new Said(limit.time(), null, limit.rule(), limit.basis()));
        wind(id);
        return id;
    }

    /**
     * Stops clocks: what they are for is done.
     *
     * @param rule null for all of the subject
     * @param day the day it was done
     */
    @Transactional
    public void stop(Subject subject, @Nullable String rule, LocalDate day, By by) {
        store.locked(subject).stream()
                .filter(row ->
                        rule == null || (row.task() == 0 && row.limit().rule().equals(rule)))
                .forEach(row -> stop(row, day, by));
    }

    /** Stops those of a task. */
    void stopOfTask(Subject subject, long task, LocalDate day, By by) {
        store.locked(subject).stream().filter(row -> row.task() == task).forEach(row -> stop(row, day, by));
    }

    private void stop(ClockRow row, LocalDate day, By by) {
        if (row.state() != ClockState.STOPPED) {
            store.stop(row.id(), day);
            store.add(row.id(), "STOPPED", day, by, null, row.due(), Said.NOTHING);
        }
    }

    /** The first clocks of the subject go on and keep their last days. */
    @Transactional
    public void reopen(Subject subject, By by) {
        var rows = store.locked(subject);
        var going = rows.stream()
                .filter(row -> row.state() != ClockState.STOPPED)
                .map(row -> row.limit().rule())
                .collect(Collectors.toSet());
        rows.stream()
                .filter(row -> row.task() == 0 && going.add(row.limit().rule()))
                .forEach(row -> reopen(row, by));
    }

    /** That of a task goes on when its answer did not do. */
    void reopenOfTask(Subject subject, long task, By by) {
        store.locked(subject).stream()
                .filter(row -> row.task() == task && row.state() == ClockState.STOPPED)
                .forEach(row -> reopen(row, by));
    }

    private void reopen(ClockRow row, By by) {
        store.reopen(row, store.today());
        store.add(row.id(), "REOPENED", store.today(), by, null, row.due(), Said.NOTHING);
        wind(row.id());
    }

    /** The clocks of a subject and of its tasks, each with its history, the oldest first. */
    @Transactional(readOnly = true)
    public List<ClockView> of(Subject subject) {
        var rows = store.of(subject);
        var ids = rows.stream().map(ClockRow::id).toList();
        var events = store.events(ids).stream().collect(Collectors.groupingBy(EventRow::clock));
        var asked = requests.open(ids);
        return rows.stream()
                .map(row -> ClockShown.view(
                        row, events.getOrDefault(row.id(), List.of()), asked.get(row.id()), calendars, store.today()))
                .toList();
    }

    /** Its subject has a title and a project now. */
    void name(Subject subject, About about) {
        store.name(subject, about);
    }

    /** Sets the day of its next step, after a last day has moved or a clock goes on. */
    void wind(long id) {
        var row = store.find(id).orElseThrow();
        var steps = calendars
                .ladder(row.area(), store.today())
                .steps(calendars.inForce().calendar(), row.due(), row.stoodFrom(), row.stoodDays());
        store.next(id, Ladder.next(steps, store.gone(id)));
    }
}
