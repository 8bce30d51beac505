package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is asking, and under which post. Read afresh from the database, so that what ends gives nothing any more at once. */
@Component
public class CurrentUser {

    private final Posts posts;
    private final SignInProperties demanded;

    CurrentUser(Posts posts, SignInProperties demanded) {
        this.posts = posts;
        this.demanded = demanded;
    }

    /** The signed-in user, or a refusal. */
    public User get() {
        var user = entering();
        missing(user).ifPresent(step -> {
            throw step.refusal();
        });
        return user;
    }

    /** The signed-in user; nobody as long as what is demanded of them has not been shown. */
    public Optional<User> find() {
        return known().filter(user -> missing(user).isEmpty());
    }

    /** Who has given a password or come from the provider, also if a second factor is still missing; or a refusal. */
    User entering() {
        return known().orElseThrow(() -> new Refusal(
                HttpStatus.UNAUTHORIZED,
                "NOT_SIGNED_IN",
                new Words(
                        "您还没有登录，或登录已过期；请重新登录。",
                        "You are not signed in, or your session has ended; please sign in again.")));
    }

    /** What this user must do before anything opens. */
    Optional<SecondFactorStep> missing(User user) {
        return signedIn().flatMap(session -> demanded.missing(user.role(), session));
    }

    private Optional<User> known() {
        return signedIn().flatMap(posts::user);
    }

    private static Optional<SignedIn> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /** The readable part of the API key a program sent with its request, if it did. */
    public Optional<String> keyPrefix() {
        return SessionContexts.key().map(ApiKey::prefix);
    }

    /** The signed-in user if they have one of these roles, or a refusal. */
    public User require(Role... roles) {
        var user = get();
        if (!Arrays.asList(roles).contains(user.role())) {
            throw Refusal.forbidden(
                    "ROLE_MAY_NOT",
                    "您的角色“%s”不能做这件事；如确有需要，请联系系统管理员。"
                            .formatted(user.role().words().zh()),
                    "Your role, %s, may not do this; if you need to, ask the system administrator."
                            .formatted(user.role().words().en()));
        }
        return user;
    }
}
