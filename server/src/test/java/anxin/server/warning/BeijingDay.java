package anxin.server.warning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that a test sets: one hour past midnight in Beijing, before the daily scan would run by itself. */
public final class BeijingDay extends Clock {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private volatile Instant now;

    BeijingDay(LocalDate day) {
        now = day.atTime(1, 0).atZone(BEIJING).toInstant();
    }

    public void is(LocalDate day) {
        now = day.atTime(1, 0).atZone(BEIJING).toInstant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, BEIJING);
    }

    @Override
    public ZoneId getZone() {
        return BEIJING;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Puts it in place of the machine's clock. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Setting {

        @Bean
        @Primary
        BeijingDay beijingDay() {
            return new BeijingDay(LocalDate.of(2026, 3, 3));
        }
    }
}
