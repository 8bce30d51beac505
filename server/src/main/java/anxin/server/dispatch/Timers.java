package anxin.server.dispatch;

import anxin.engine.calendar.BeijingTime;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When clocks are looked at, and the digests written. db-scheduler lets one of several applications do it, late rather than never. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "anxin.background", matchIfMissing = true)
class Timers {

    @Bean
    static RecurringTask<Void> clocksTask(Recounting recounting, Escalations escalations) {
        return Tasks.recurring("dispatch-clocks", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((_, _) -> {
                    recounting.ifTheCalendarIsAnother();
                    escalations.fire();
                });
    }

    @Bean
    static RecurringTask<Void> orphansTask(Orphans orphans) {
        return Tasks.recurring("dispatch-orphans", Schedules.fixedDelay(Duration.ofMinutes(10)))
                .execute((_, _) -> orphans.look());
    }

    @Bean
    static RecurringTask<Void> digestTask(Digest digest, @Value("${anxin.digest.at:08:00}") LocalTime at) {
        return Tasks.recurring("dispatch-digest", Schedules.daily(BeijingTime.ZONE, at))
                .execute((_, _) -> digest.write());
    }
}
