package anxin.server.access;

import anxin.server.http.Refusal;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where one is signed in oneself, and how to end it elsewhere. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/sessions")
class OwnSessionController {

    private final Sessions sessions;
    private final SignIn signIn;
    private final CurrentUser currentUser;

    OwnSessionController(Sessions sessions, SignIn signIn, CurrentUser currentUser) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.currentUser = currentUser;
    }

    @OpenTo
    @GetMapping
    List<SessionShown> list() {
        return shown(sessions.of(currentUser.get().id()));
    }

    @OpenTo
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id) {
        signIn.requireProof(SessionContexts.current());
        if (!sessions.end(currentUser.get().id(), id)) {
            throw notThere();
        }
    }

    /** All but the one that asks. */
    @OpenTo
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers() {
        signIn.requireProof(SessionContexts.current());
        sessions.endAllBut(currentUser.get().id(), SessionContexts.current());
    }

    static List<SessionShown> shown(List<Sessions.Live> sessions) {
        long current = SessionContexts.current();
        return sessions.stream()
                .map(session -> new SessionShown(
                        session.id(),
                        session.since(),
                        session.lastUsedAt(),
                        session.address(),
                        session.agent(),
                        session.id() == current))
                .toList();
    }

    static Refusal notThere() {
        return Refusal.notFound(
                "SESSION_NOT_THERE",
                "没有这个会话，或它已经结束；请刷新页面。",
                "There is no such session, or it has ended; reload the page.");
    }

    record SessionShown(long id, Instant since, Instant lastUsedAt, String address, String agent, boolean current) {}
}
