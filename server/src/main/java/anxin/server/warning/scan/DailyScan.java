package anxin.server.warning.scan;

import anxin.engine.calendar.BeijingTime;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** When the daily scan (日扫描) runs: at one hour of the day, and at start-up if that hour has gone by without it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "anxin.background", matchIfMissing = true)
class DailyScan {

    private final LiveScan scan;
    private final Clock clock;
    private final LocalTime at;

    DailyScan(LiveScan scan, Clock clock, @Value("${anxin.scan.at:02:00}") LocalTime at) {
        this.scan = scan;
        this.clock = clock;
        this.at = at;
    }

    /** db-scheduler lets exactly one of several instances run it, and runs it late rather than never. */
    @Bean
    static RecurringTask<Void> dailyScanTask(LiveScan scan, @Value("${anxin.scan.at:02:00}") LocalTime at) {
        return Tasks.recurring("daily-scan", Schedules.daily(BeijingTime.ZONE, at))
                .execute((_, _) -> scan.daily());
    }

    @EventListener(ApplicationReadyEvent.class)
    void makeUpForAMissedDay() {
        if (!LocalTime.now(clock.withZone(BeijingTime.ZONE)).isBefore(at)) {
            Thread.ofPlatform().name("missed-scan").daemon().start(scan::daily);
        }
    }
}
