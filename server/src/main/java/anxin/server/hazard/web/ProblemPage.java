package anxin.server.hazard.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One problem with everything there is about it.
 *
 * @param previousId the problem of the same source that was signed off before
 * @param mergedInto the problem it is part of
 * @param parts problems that are part of it
 * @param others problems that are open at the same project
 * @param proposedDue what the pack's limit would give if it were listed today
 * @param secondPerson whether whoever asked for the sign-off may not grant it
 * @param stages the four stages and the sign-off, with the day each was reached first
 * @param events the one time line, the oldest first
 */
record ProblemPage(
        ProblemItem problem,
        @Nullable Long previousId,
        @Nullable Long mergedInto,
        @Nullable LocalDate firstDueOn,
        @Nullable String enteredBy,
        List<SourceShown> sources,
        List<Related> parts,
        List<Related> others,
        @Nullable Due proposedDue,
        boolean secondPerson,
        List<StageReached> stages,
        List<Event> events,
        List<Clock> clocks,
        List<Task> tasks,
        May may) {

    /**
     * @param state of a warning: OPEN or CLEARED
     * @param own false where it came with a problem that is part of this one
     */
    record SourceShown(
            long id,
            String kind,
            String text,
            String ref,
            String means,
            String meansText,
            Instant toldAt,
            @Nullable String place,
            Instant enteredAt,
            String by,
            @Nullable String state,
            @Nullable String note,
            boolean own) {}

    record Related(long id, String title, String stageText) {}

    record Due(LocalDate day, String limit, String basis) {}

    record StageReached(String code, String text, @Nullable Instant at) {}

    /**
     * @param from where it comes from: PROBLEM, TASK or CLOCK
     * @param what in words
     * @param details what it changed, in words
     * @param doneAt when it was done, where it was entered later
     * @param other the problem it is about besides
     */
    record Event(
            Instant at,
            String from,
            String kind,
            String what,
            String by,
            @Nullable String organisation,
            @Nullable String details,
            @Nullable String text,
            @Nullable String proof,
            @Nullable Instant doneAt,
            @Nullable String place,
            @Nullable Long other) {}

    /**
     * A limit on it (时限).
     *
     * @param left until the last day, or since it, in words
     */
    record Clock(
            long id,
            String time,
            String basis,
            LocalDate from,
            LocalDate due,
            LocalDate firstDue,
            boolean provisional,
            String state,
            boolean late,
            String left) {}

    /** What somebody has to do about it (交办任务). */
    record Task(
            long id,
            String asks,
            String organisation,
            String person,
            String state,
            boolean open,
            boolean binding,
            @Nullable LocalDate due,
            boolean late) {}

    /** What the one who asks may do with it now. */
    record May(
            boolean list,
            boolean answer,
            boolean progress,
            boolean feedBack,
            boolean signOff,
            boolean sendBack,
            boolean reopen,
            boolean handOver,
            boolean addSource,
            boolean merge,
            boolean separate,
            boolean split,
            boolean task) {}
}
