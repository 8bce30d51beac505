package anxin.server.dispatch;

import anxin.engine.policy.TimeLimit;
import anxin.server.jurisdiction.Areas;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The limits packs set for tasks by their ground, such as {@code dispatch.limit.territory}. */
@Component
class TaskLimits {

    private final Calendars calendars;
    private final Areas areas;

    TaskLimits(Calendars calendars, Areas areas) {
        this.calendars = calendars;
        this.areas = areas;
    }

    /** That of the pack in force today; null where it sets none and the task only has the limit of its subject. */
    @Nullable
    Limit of(Ground ground, int area) {
        var id = "dispatch.limit." + ground.name().toLowerCase(Locale.ROOT);
        return calendars
                .inForce()
                .policies()
                .forArea(Areas.text(area))
                .parameter(id, areas.today())
                .map(number ->
                        new Limit(id, new TimeLimit(number.value().intValueExact(), number.unit()), number.basis()))
                .orElse(null);
    }
}
