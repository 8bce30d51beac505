package anxin.server.jurisdiction;

import anxin.engine.calendar.BeijingTime;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Changes of areas take effect on their day, before the daily scan; at the start also those a new version knows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "anxin.background", matchIfMissing = true)
class DailyFollowing {

    private final AreaFollowing following;

    DailyFollowing(AreaFollowing following) {
        this.following = following;
    }

    @Bean
    static RecurringTask<Void> areaFollowingTask(AreaFollowing following) {
        return Tasks.recurring("area-following", Schedules.daily(BeijingTime.ZONE, LocalTime.of(0, 5)))
                .execute((_, _) -> following.takeEffect());
    }

    @EventListener(ApplicationReadyEvent.class)
    void atTheStart() {
        following.takeEffect();
    }
}
