package anxin.server.hazard.life;

import anxin.engine.policy.TimeLimit;
import anxin.server.dispatch.Limit;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.PacksInForce;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How long there is to put a problem right (整改期限), as the pack of its area says for its level. */
@Component
public class Limits {

    private static final List<String> BY_LEVEL =
            List.of("hazard.due.none", "hazard.due.blue", "hazard.due.yellow", "hazard.due.red");

    private final PacksInForce packs;

    Limits(PacksInForce packs) {
        this.packs = packs;
    }

    /** Empty where the pack sets none. */
    public Optional<Limit> of(Problem problem, LocalDate day) {
        var parameter = BY_LEVEL.get(problem.level());
        return packs.get()
                .policies()
                .forArea(Areas.text(problem.area()))
                .parameter(parameter, day)
                .map(set -> new Limit(parameter, new TimeLimit(set.value().intValueExact(), set.unit()), set.basis()));
    }
}
