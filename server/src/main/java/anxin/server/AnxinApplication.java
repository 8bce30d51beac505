package anxin.server;

import anxin.engine.calendar.BeijingTime;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Anxin (安薪) as one Spring Boot application; started by {@link anxin.server.cli.Anxin}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableAsync
@EnableScheduling
public class AnxinApplication {

    /** Every day of the system is one of Beijing. */
    @Bean
    Clock clock() {
        return Clock.system(BeijingTime.ZONE);
    }
}
