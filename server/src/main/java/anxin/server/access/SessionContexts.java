package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Knows by the cookie of a request whose session it belongs to, and gives out and takes back that cookie. A request with an
 * API key belongs to the program of that key, whatever cookies come with it.
 */
@Component
@ConditionalOnWebApplication
class SessionContexts implements SecurityContextRepository {

    private static final String COOKIE = "ANXIN_SESSION";
    private static final String BEARER = "Bearer";

    private final Sessions sessions;
    private final ApiKeys keys;
    private final Posts posts;

    SessionContexts(Sessions sessions, ApiKeys keys, Posts posts) {
        this.sessions = sessions;
        this.keys = keys;
        this.posts = posts;
    }

    /**
     * Another session than before signing in, so that nobody can have set it for them; refused to who holds no post.
     *
     * @param strong whether more than a password was shown
     */
    User begin(Account account, boolean strong, HttpServletRequest request, HttpServletResponse response) {
        var as = posts.first(account.id())
                .map(post -> as(account.id(), post, strong))
                .orElseThrow(
                        () -> new Refusal(
                                HttpStatus.UNAUTHORIZED,
                                "NO_POST",
                                new Words(
                                        "您目前没有在任的岗位（尚未到任，或任期已满），不能登录；请联系系统管理员。",
                                        "You hold no post today: none has begun yet, or all have ended; ask the system administrator.")));
        return begin(as, request, response);
    }

    /** The same user under the same post, in another session than before: more was shown, or no longer is there. */
    void beginAnew(boolean strong, HttpServletRequest request, HttpServletResponse response) {
        var before = signedIn();
        begin(new SignedIn(before.id(), before.post(), before.deputy(), strong, strong), request, response);
    }

    private User begin(SignedIn as, HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::end);
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        var token = sessions.begin(as, request.getRemoteAddr(), agent == null ? "" : agent);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, token, null));
        return posts.user(as).orElseThrow();
    }

    /** From the next request on this session works under another of the posts its user holds today. */
    User workUnder(User user, long post, @Nullable Long deputy) {
        var before = signedIn();
        var wanted = new SignedIn(user.id(), post, deputy, before.strong(), before.hasFactor());
        var now = posts.user(wanted)
                .orElseThrow(() -> Refusal.notFound(
                        "POST_NOT_HELD",
                        "您今天没有在任这个岗位；请刷新页面后再切换。",
                        "You do not hold this post today; reload the page and switch again."));
        sessions.workUnder(current(), wanted);
        return now;
    }

    private static SignedIn as(long user, Post post, boolean strong) {
        return new SignedIn(
                user, post.id(), post.holder() == null ? null : post.holder().deputy(), strong, strong);
    }

    private static SignedIn signedIn() {
        var authentication =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return (SignedIn) Objects.requireNonNull(authentication.getPrincipal());
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::end);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
        SecurityContextHolder.clearContext();
    }

    /** The number of the session this request belongs to; 0 is none. */
    static long current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof Long id ? id : 0;
    }

    /** The API key this request came with, if it is good. */
    static Optional<ApiKey> key() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof ApiKey key
                ? Optional.of(key)
                : Optional.empty();
    }

    /** Whether the request means to come with an API key. No page can make a browser send this header to another site. */
    static boolean keyIn(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (header.length() == BEARER.length() || header.charAt(BEARER.length()) == ' ');
    }

    static boolean cookieIn(HttpServletRequest request) {
        return token(request).isPresent();
    }

    @Override
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        try {
            var request = holder.getRequest();
            var context = keyIn(request)
                    ? keys.use(wording(request), request.getRemoteAddr())
                            .flatMap(key -> posts.first(key.programId())
                                    .map(post -> context(as(key.programId(), post, true), key)))
                    : token(request).flatMap(sessions::find).map(session -> context(session.as(), session.id()));
            return context.orElseGet(SecurityContextHolder::createEmptyContext);
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("whether the session is alive cannot be read", e);
        }
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // A session is begun and ended by name, never as a side effect.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookieIn(request);
    }

    private static String wording(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(BEARER.length())
                .strip();
    }

    private static SecurityContext context(SignedIn as, Object cameWith) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(as, null, List.of());
        authentication.setDetails(cameWith);
        return new SecurityContextImpl(authentication);
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, CookieNames.of(COOKIE, request)))
                .map(cookie -> cookie.getValue())
                .filter(token -> !token.isEmpty() && !keyIn(request));
    }

    private static String cookie(HttpServletRequest request, String token, @Nullable Duration lasts) {
        var cookie = ResponseCookie.from(CookieNames.of(COOKIE, request), token)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict");
        return (lasts == null ? cookie : cookie.maxAge(lasts)).build().toString();
    }
}
