package anxin.server.clue.worker;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a phone whether it has to do some work before it sends something, and which. */
@RestController
@ConditionalOnWebApplication
class ChallengeController {

    private final FloodGate gate;
    private final Challenges challenges;

    ChallengeController(FloodGate gate, Challenges challenges) {
        this.gate = gate;
        this.challenges = challenges;
    }

    /** @param bits leading zero bits of SHA-256({@code challenge:n}) */
    record ChallengeShown(
            boolean needed,
            @Nullable String challenge,
            @Nullable Integer bits) {}

    @GetMapping(FloodGate.CHALLENGE)
    ResponseEntity<ChallengeShown> challenge(HttpServletRequest request) {
        var bits = gate.work(request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        bits == null
                                ? new ChallengeShown(false, null, null)
                                : new ChallengeShown(true, challenges.next(bits), bits));
    }
}
