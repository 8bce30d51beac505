package anxin.server.dispatch;

import anxin.server.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is shown.
 *
 * @param organisation 0 for none
 * @param user 0 for none
 * @param parent the task it is a part of or helps with; 0 for none
 * @param moves how often it went to somebody else
 * @param due the nearest last day of its own clock or those of its subject
 */
public record TaskView(
        long id,
        Subject subject,
        String title,
        int area,
        int project,
        Ground ground,
        TaskState state,
        boolean binding,
        String asks,
        int organisation,
        String organisationName,
        long user,
        String userName,
        String givenBy,
        long parent,
        boolean supervised,
        int urged,
        int moves,
        Instant openedAt,
        Instant changedAt,
        int version,
        @Nullable LocalDate due,
        @Nullable Words left,
        boolean late,
        List<StepView> steps) {

    /**
     * A step of a task.
     *
     * @param kind such as ACCEPTED
     * @param post under which it was done
     * @param to whose the task was after it
     */
    public record StepView(
            Instant at,
            String kind,
            Words what,
            String by,
            @Nullable String post,
            @Nullable String onBehalfOf,
            String to,
            String text) {}
}
