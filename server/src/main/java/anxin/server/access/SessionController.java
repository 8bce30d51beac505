package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/session")
class SessionController {

    private final SignIn signIn;
    private final CurrentUser currentUser;
    private final SecurityContextRepository contexts;
    private final Areas areas;

    SessionController(SignIn signIn, CurrentUser currentUser, SecurityContextRepository contexts, Areas areas) {
        this.signIn = signIn;
        this.currentUser = currentUser;
        this.contexts = contexts;
        this.areas = areas;
    }

    @GetMapping
    Session read(Locale locale) {
        return session(currentUser.get(), locale);
    }

    @PostMapping
    Session signIn(
            @Valid @RequestBody Credentials credentials,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var user = signIn.check(credentials.login(), credentials.password(), request.getRemoteAddr());
        // Another session id than before signing in, so that nobody can have set it for them.
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        var context = new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(user.id()), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return session(user, locale);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    @OpenTo
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@Valid @RequestBody PasswordChange change) {
        signIn.changePassword(currentUser.get(), change.old(), change.wanted());
    }

    private Session session(User user, Locale locale) {
        return new Session(new SessionUser(
                user.login(),
                user.name(),
                user.role(),
                user.role().words().in(locale),
                Areas.text(user.area()),
                areas.name(user.area(), locale)));
    }

    record Credentials(@NotNull String login, @NotNull String password) {}

    record PasswordChange(@NotNull String old, @NotNull String wanted) {}

    record Session(SessionUser user) {}

    record SessionUser(String login, String name, Role role, String roleName, String areaCode, String areaName) {}
}
