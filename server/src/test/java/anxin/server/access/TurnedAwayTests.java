package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnedAwayTests {

    private final List<String> log = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T09:59:30Z");
    private final InstantSource moving = () -> now;
    private final TurnedAway turnedAway = new TurnedAway(clock(), log::add);

    @Test
    void theLogSaysOnceAnHourHowManyCameFromWhere() {
        turnedAway.count("192.0.2.1", "NOT_SIGNED_IN");
        turnedAway.count("192.0.2.1", "NOT_SIGNED_IN");
        turnedAway.count("192.0.2.1", "REFUSED");
        turnedAway.count("2001:db8::7", "KEY_NOT_VALID");
        assertThat(log).isEmpty();

        now = now.plus(Duration.ofMinutes(1));
        turnedAway.count("192.0.2.9", "NOT_SIGNED_IN");

        assertThat(log)
                .containsExactly(
                        "Turned away in the hour from 2026-11-20T09:00:00Z: 192.0.2.1 NOT_SIGNED_IN × 2, REFUSED × 1",
                        "Turned away in the hour from 2026-11-20T09:00:00Z: 2001:db8::7 KEY_NOT_VALID × 1");
        turnedAway.tell();
        assertThat(log).as("what came last is told when the application stops").hasSize(3);
    }

    @Test
    void aThousandAddressesAreToldApartAndTheRestTogether() {
        for (int n = 0; n < TurnedAway.ADDRESSES_AT_MOST + 500; n++) {
            turnedAway.count("10.0.%d.%d".formatted(n / 250, n % 250), "NOT_SIGNED_IN");
        }
        turnedAway.count("10.0.0.0", "NOT_SIGNED_IN");
        turnedAway.tell();

        assertThat(log)
                .hasSize(TurnedAway.ADDRESSES_AT_MOST + 1)
                .anyMatch(line -> line.endsWith(" 10.0.0.0 NOT_SIGNED_IN × 2"))
                .anyMatch(line -> line.endsWith(TurnedAway.OTHERS + " NOT_SIGNED_IN × 500"));
    }

    private Clock clock() {
        return moving.withZone(ZoneOffset.UTC);
    }
}
