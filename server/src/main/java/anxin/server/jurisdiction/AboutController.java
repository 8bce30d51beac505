package anxin.server.jurisdiction;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which system this is and what day it is there. */
@RestController
class AboutController {

    private final PacksInForce packs;
    private final Clock clock;
    private final String version;

    AboutController(PacksInForce packs, Clock clock, ObjectProvider<BuildProperties> build) {
        this.packs = packs;
        this.clock = clock;
        var built = build.getIfAvailable();
        var number = built == null ? null : built.getVersion();
        this.version = number == null ? "" : number;
    }

    @GetMapping("/api/about")
    About read() {
        var today = LocalDate.now(clock);
        return new About(version, today, !packs.get().calendar().hasNotice(today.getYear()));
    }

    /** {@code calendarProvisional}: this year's holiday notice is not known yet (节假日安排未公布). */
    record About(String version, LocalDate day, boolean calendarProvisional) {}
}
