package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
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
    private final SessionContexts contexts;
    private final Sessions sessions;
    private final SignInProperties demanded;
    private final Posts posts;
    private final Areas areas;
    private final PostsShown shown;

    SessionController(
            SignIn signIn,
            CurrentUser currentUser,
            SessionContexts contexts,
            Sessions sessions,
            SignInProperties demanded,
            Posts posts,
            Areas areas,
            PostsShown shown) {
        this.signIn = signIn;
        this.currentUser = currentUser;
        this.contexts = contexts;
        this.sessions = sessions;
        this.demanded = demanded;
        this.posts = posts;
        this.areas = areas;
        this.shown = shown;
    }

    @GetMapping
    Session read(Locale locale) {
        var user = currentUser.entering();
        return session(user, currentUser.missing(user).orElse(null), locale);
    }

    @PostMapping
    Session signIn(
            @Valid @RequestBody Credentials credentials,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var entered =
                signIn.check(credentials.login(), credentials.password(), credentials.code(), request.getRemoteAddr());
        var user = contexts.begin(entered.account(), entered.strong(), request, response);
        return session(
                user, entered.strong() ? null : demanded.missing(user.role()).orElse(null), locale);
    }

    /** From now on this session, and no other of the same user, works under another of their posts. */
    @OpenTo
    @PutMapping("/post")
    Session switchPost(@Valid @RequestBody PostWanted wanted, Locale locale) {
        var user = contexts.workUnder(currentUser.get(), wanted.postId(), wanted.deputyId());
        return session(user, currentUser.missing(user).orElse(null), locale);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        contexts.end(request, response);
    }

    /** The password once more, for what a console left open must not be enough for. */
    @OpenTo(beforeSecondFactor = true)
    @PostMapping("/proof")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prove(@Valid @RequestBody OwnPassword given, HttpServletRequest request) {
        signIn.confirmPassword(currentUser.entering(), given.password(), request.getRemoteAddr());
        sessions.prove(SessionContexts.current());
    }

    @OpenTo
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@Valid @RequestBody PasswordChange change, HttpServletRequest request) {
        signIn.changePassword(
                currentUser.get(), change.old(), change.wanted(), request.getRemoteAddr(), SessionContexts.current());
    }

    private Session session(User user, @Nullable SecondFactorStep missing, Locale locale) {
        return new Session(
                missing,
                new SessionUser(
                        user.login(),
                        user.name(),
                        user.role(),
                        user.role().words().in(locale),
                        Areas.text(user.area()),
                        areas.name(user.area(), locale)),
                shown.held(user.post(), locale),
                posts.heldBy(user.id()).stream()
                        .map(post -> shown.held(post, locale))
                        .toList());
    }

    record Credentials(
            @NotNull String login,
            @NotNull String password,
            @Nullable String code) {}

    record OwnPassword(@NotNull String password) {}

    record PasswordChange(@NotNull String old, @NotNull String wanted) {}

    /** @param deputyId where somebody stands in for the holder of the post: under which number */
    record PostWanted(@NotNull Long postId, @Nullable Long deputyId) {}

    /**
     * Who is signed in.
     *
     * @param missing what the user must do before anything else opens
     * @param post under which they work now; role and area of the user are its own
     * @param posts all they may work under today
     */
    record Session(
            @Nullable SecondFactorStep missing,
            SessionUser user,
            PostsShown.HeldPost post,
            List<PostsShown.HeldPost> posts) {}

    record SessionUser(String login, String name, Role role, String roleName, String areaCode, String areaName) {}
}
