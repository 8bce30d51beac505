package anxin.server.dispatch;

import anxin.server.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit as it is shown.
 *
 * @param task 0 where it is the subject's
 * @param time what the pack gives, such as seven days
 * @param from day zero
 * @param due last day
 * @param firstDue the last day as it was counted at first
 * @param calendar holiday notices it was counted by
 * @param provisional counted with a year whose notice is not out yet
 * @param daysLeft until the last day, negative when it is over; in working days or calendar days as the limit is
 * @param left the same in words
 * @param level the highest step of the ladder reached
 */
public record ClockView(
        long id,
        Subject subject,
        long task,
        String rule,
        Words time,
        String basis,
        LocalDate from,
        LocalDate due,
        LocalDate firstDue,
        String calendar,
        boolean provisional,
        ClockState state,
        boolean late,
        int daysLeft,
        Words left,
        @Nullable Level level,
        @Nullable Asked asked,
        List<Event> history) {

    /** An extension or a suspension that waits for a second person. */
    public record Asked(
            long id, String kind, @Nullable Words time, String reason, String text, String by, Instant at) {}

    /** Something that happened to it. */
    public record Event(
            Instant at,
            LocalDate day,
            String kind,
            Words what,
            String by,
            @Nullable LocalDate dueWas,
            LocalDate due,
            @Nullable String reason,
            String text) {}
}
