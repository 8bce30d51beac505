package anxin.server.clue.identity;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.access.audit.Reason;
import anxin.server.clue.identity.Identities.Opening;
import anxin.server.clue.identity.Identities.Shown;
import anxin.server.clue.identity.Identities.Somebody;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who reported a clue: masked, in full for a reason, or sealed until another person agrees. */
@RestController
class IdentityController {

    private final Identities identities;
    private final CurrentUser currentUser;

    IdentityController(Identities identities, CurrentUser currentUser) {
        this.identities = identities;
        this.currentUser = currentUser;
    }

    record Why(Reason.@Nullable Kind kind, @Nullable String text) {}

    @OpenTo({Role.OFFICER, Role.LEADER, Role.ADMIN})
    @GetMapping("/api/clues/{clue}/reporters")
    ResponseEntity<Shown> masked(@PathVariable long clue) {
        return answer(identities.masked(currentUser.get(), clue));
    }

    @OpenTo({Role.OFFICER, Role.ADMIN})
    @PostMapping("/api/clues/{clue}/reporters/reveals")
    ResponseEntity<List<Somebody>> reveal(@PathVariable long clue, @RequestBody Why why, HttpServletRequest request) {
        return answer(identities.reveal(request, currentUser.get(), clue, Reason.typed(why.kind(), why.text())));
    }

    record Asked(long id) {}

    @OpenTo({Role.OFFICER, Role.ADMIN})
    @PostMapping("/api/clues/{clue}/identity-requests")
    ResponseEntity<Asked> ask(@PathVariable long clue, @RequestBody Why why) {
        var reason = Reason.typed(why.kind(), why.text());
        return answer(new Asked(identities.ask(currentUser.get(), clue, reason.text())));
    }

    record OpeningShown(
            long id,
            long clue,
            String askedBy,
            OffsetDateTime askedAt,
            @Nullable Boolean agreed,
            @Nullable OffsetDateTime expiresAt) {

        static OpeningShown of(Opening opening) {
            var ends = opening.expiresAt();
            return new OpeningShown(
                    opening.id(),
                    opening.clue(),
                    opening.askedName(),
                    beijing(opening.askedAt()),
                    opening.agreed(),
                    ends == null ? null : beijing(ends));
        }

        private static OffsetDateTime beijing(Instant at) {
            return at.atZone(BeijingTime.ZONE).toOffsetDateTime();
        }
    }

    @OpenTo({Role.LEADER, Role.ADMIN})
    @GetMapping("/api/identity-requests")
    List<OpeningShown> undecided() {
        return identities.undecided().stream().map(OpeningShown::of).toList();
    }

    record Decision(
            boolean agreed,
            Reason.@Nullable Kind kind,
            @Nullable String text) {}

    @OpenTo({Role.LEADER, Role.ADMIN})
    @PostMapping("/api/identity-requests/{request}/decision")
    OpeningShown decide(@PathVariable long request, @RequestBody Decision decision) {
        var reason = Reason.typed(decision.kind(), decision.text());
        return OpeningShown.of(identities.decide(currentUser.get(), request, decision.agreed(), reason.text()));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
