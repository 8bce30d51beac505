package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.http.ClientNetwork;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestLimitsTests {

    private Duration now = Duration.ZERO;
    private final RequestLimits limits = new RequestLimits(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void aMinutesWorthMayComeAtOnceAndIsGivenBackEvenly() {
        for (int i = 0; i < 60; i++) {
            assertThat(limits.count("user 1", 60)).isEmpty();
        }

        assertThat(limits.count("user 1", 60)).contains(Duration.ofSeconds(1));
        now = now.plusMillis(999);
        assertThat(limits.count("user 1", 60)).contains(Duration.ofMillis(1));
        now = now.plusMillis(1);
        assertThat(limits.count("user 1", 60)).isEmpty();
        assertThat(limits.count("user 1", 60)).isPresent();
    }

    @Test
    void oneKeepsNobodyElseWaiting() {
        for (int i = 0; i < 100; i++) {
            limits.count("user 1", 60);
        }

        assertThat(limits.count("user 1", 60)).isPresent();
        assertThat(limits.count("user 2", 60)).isEmpty();
        assertThat(limits.count("key 1", 60)).isEmpty();
    }

    @Test
    void aMillionAddressesTakeNoMoreMemoryThanFiftyThousand() {
        for (int i = 0; i < 1_000_000; i++) {
            limits.count("address " + i, 60);
        }

        assertThat(limits.remembered()).isEqualTo(50_000);
    }

    @Test
    void whoHasAnAddressOfIpv6HasItsWholeNetwork() {
        assertThat(ClientNetwork.of("2001:db8:1:2::1"))
                .isEqualTo(ClientNetwork.of("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(ClientNetwork.of("2001:db8:1:3::1"));
        assertThat(ClientNetwork.of("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(ClientNetwork.of("unknown")).isEqualTo("unknown");
    }
}
