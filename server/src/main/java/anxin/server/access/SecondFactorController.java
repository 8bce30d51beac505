package anxin.server.access;

import jakarta.servlet.http.HttpServletRequest;
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

/** One's own second factor (动态口令). */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/session/second-factor")
class SecondFactorController {

    private final SecondFactors factors;
    private final SignIn signIn;
    private final CurrentUser currentUser;

    SecondFactorController(SecondFactors factors, SignIn signIn, CurrentUser currentUser) {
        this.factors = factors;
        this.signIn = signIn;
        this.currentUser = currentUser;
    }

    @OpenTo
    @GetMapping
    SecondFactor read() {
        var user = currentUser.get();
        return new SecondFactor(factors.since(user.id()).orElse(null), factors.recoveryCodesLeft(user.id()));
    }

    /** Asks for the password again: a console left open must not be enough. */
    @OpenTo
    @PostMapping
    SecondFactors.Enrolment begin(@Valid @RequestBody OwnPassword given, HttpServletRequest request) {
        var user = currentUser.get();
        signIn.confirmPassword(user, given.password(), request.getRemoteAddr());
        return factors.begin(user);
    }

    @OpenTo
    @PutMapping
    RecoveryCodes confirm(@Valid @RequestBody GivenCode given) {
        return new RecoveryCodes(factors.confirm(currentUser.get(), given.code()));
    }

    @OpenTo
    @PostMapping("/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchOff(@Valid @RequestBody GivenCode given, HttpServletRequest request) {
        var user = currentUser.get();
        signIn.confirmCode(user, given.code(), request.getRemoteAddr());
        factors.switchOff(user, user.id());
    }

    record SecondFactor(@Nullable Instant since, int recoveryCodesLeft) {}

    record OwnPassword(@NotNull String password) {}

    record GivenCode(@NotNull String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}
}
