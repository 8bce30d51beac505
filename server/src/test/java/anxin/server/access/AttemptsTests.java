package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptsTests {

    private Instant now = Instant.parse("2026-11-21T00:00:00Z");
    private final Attempts attempts = new Attempts(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void theWaitEndsTenMinutesAfterTheFirstOfFiveFailures() {
        for (int i = 0; i < 5; i++) {
            attempts.failed("wang", "10.0.0.1");
            now = now.plusSeconds(60);
        }

        assertThat(attempts.wait("wang", "10.0.0.1")).contains(Duration.ofMinutes(5));
        now = now.plus(Duration.ofMinutes(5));
        assertThat(attempts.wait("wang", "10.0.0.1")).isEmpty();
    }

    @Test
    void oneAddressCannotTryManyNames() {
        for (int i = 0; i < 50; i++) {
            attempts.failed("name" + i, "10.0.0.1");
        }

        assertThat(attempts.wait("another", "10.0.0.1")).isPresent();
        assertThat(attempts.wait("another", "10.0.0.2")).isEmpty();
    }

    @Test
    void oneNameCannotBeTriedFromManyAddresses() {
        for (int i = 0; i < 30; i++) {
            attempts.failed("wang", "10.0.0." + i);
        }

        assertThat(attempts.wait("wang", "10.0.1.1")).isPresent();
    }

    @Test
    void signingInForgetsOnesOwnMistakes() {
        for (int i = 0; i < 4; i++) {
            attempts.failed("wang", "10.0.0.1");
        }
        attempts.succeeded("wang", "10.0.0.1");
        attempts.failed("wang", "10.0.0.1");

        assertThat(attempts.wait("wang", "10.0.0.1")).isEmpty();
    }
}
