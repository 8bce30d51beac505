package anxin.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factor (动态口令). Whoever has just shown or changed it goes on in a session begun anew. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/session/second-factor")
class SecondFactorController {

    private final SecondFactors factors;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionContexts contexts;
    private final CurrentUser currentUser;

    SecondFactorController(
            SecondFactors factors,
            SignIn signIn,
            Sessions sessions,
            SessionContexts contexts,
            CurrentUser currentUser) {
        this.factors = factors;
        this.signIn = signIn;
        this.sessions = sessions;
        this.contexts = contexts;
        this.currentUser = currentUser;
    }

    @OpenTo
    @GetMapping
    SecondFactor read() {
        var user = currentUser.get();
        return new SecondFactor(factors.since(user.id()).orElse(null), factors.recoveryCodesLeft(user.id()));
    }

    @OpenTo(beforeSecondFactor = true)
    @PostMapping
    SecondFactors.Enrolment begin() {
        var user = currentUser.entering();
        signIn.requireProof(SessionContexts.current());
        return factors.begin(user);
    }

    @OpenTo(beforeSecondFactor = true)
    @PutMapping
    RecoveryCodes confirm(
            @Valid @RequestBody GivenCode given, HttpServletRequest request, HttpServletResponse response) {
        var user = currentUser.entering();
        var codes = factors.confirm(user, given.code());
        sessions.endAll(user.id());
        contexts.beginAnew(true, request, response);
        return new RecoveryCodes(codes);
    }

    /** For who came through the identity provider and has one here. */
    @OpenTo(beforeSecondFactor = true)
    @PostMapping("/code")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void show(@Valid @RequestBody GivenCode given, HttpServletRequest request, HttpServletResponse response) {
        var user = currentUser.entering();
        signIn.checkCodeOfProvided(user, given.code(), request.getRemoteAddr());
        contexts.beginAnew(true, request, response);
    }

    @OpenTo
    @PostMapping("/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchOff(@Valid @RequestBody GivenCode given, HttpServletRequest request, HttpServletResponse response) {
        var user = currentUser.get();
        signIn.requireProof(SessionContexts.current());
        signIn.confirmCode(user, given.code(), request.getRemoteAddr());
        factors.switchOff(user, user.id());
        sessions.endAll(user.id());
        contexts.beginAnew(false, request, response);
    }

    record SecondFactor(@Nullable Instant since, int recoveryCodesLeft) {}

    record GivenCode(@NotNull String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}
}
