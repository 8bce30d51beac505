package anxin.server.retention;

import anxin.engine.calendar.BeijingTime;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * What retention does every day: finishes what was interrupted, and erases what is due only where the operator has said
 * once that this goes by itself, since nothing brings it back.
 */
@Component
class DailyRetention {

    private static final Logger log = LoggerFactory.getLogger(DailyRetention.class);

    private final Erasures erasures;
    private final boolean automatic;

    DailyRetention(Erasures erasures, @Value("${anxin.retention.automatic:false}") boolean automatic) {
        this.erasures = erasures;
        this.automatic = automatic;
    }

    boolean automatic() {
        return automatic;
    }

    void run() {
        erasures.finish();
        if (automatic) {
            var erased = erasures.eraseAll(new Erasures.Agreed(null, "安薪", "本系统设为到期自动删除"));
            log.info("Personal data of {} projects were erased by rule", erased.size());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "anxin.background", matchIfMissing = true)
    static class Schedule {

        /** After the scan, which may raise or clear warnings; run late rather than never. */
        @Bean
        static RecurringTask<Void> dailyRetentionTask(
                DailyRetention retention, @Value("${anxin.retention.at:03:30}") LocalTime at) {
            return Tasks.recurring("daily-retention", Schedules.daily(BeijingTime.ZONE, at))
                    .execute((_, _) -> retention.run());
        }
    }
}
