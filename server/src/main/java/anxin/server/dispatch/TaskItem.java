package anxin.server.dispatch;

import anxin.server.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of tasks.
 *
 * @param orphan why nobody can do it
 */
public record TaskItem(
        long id,
        Subject subject,
        String page,
        String title,
        int area,
        String areaName,
        Ground ground,
        Words groundWords,
        TaskState state,
        Words stateWords,
        boolean binding,
        String asks,
        int organisation,
        String organisationName,
        long user,
        String userName,
        String givenBy,
        boolean supervised,
        int urged,
        int version,
        Instant changedAt,
        @Nullable LocalDate due,
        @Nullable Words left,
        boolean late,
        @Nullable Words orphan) {}
