package anxin.server.hazard.life;

import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Whether a second person must check before a problem is signed off (销号须经第二人核实), as the pack of its area says. */
@Component
public class SignOff {

    private static final String PARAMETER = "hazard.signoff.second_person";

    private final PacksInForce packs;

    SignOff(PacksInForce packs) {
        this.packs = packs;
    }

    public boolean needsSecondPerson(int area, LocalDate day) {
        return packs.get()
                .policies()
                .forArea(Areas.text(area))
                .inForce(PARAMETER, day)
                .map(said -> "yes".equals(said.text()))
                .orElse(false);
    }
}
