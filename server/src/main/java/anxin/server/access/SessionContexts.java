package anxin.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
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

    SessionContexts(Sessions sessions, ApiKeys keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    /**
     * Another session than before signing in, so that nobody can have set it for them.
     *
     * @param strong whether more than a password was shown
     */
    void begin(User user, boolean strong, HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::end);
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        var token = sessions.begin(user.id(), strong, request.getRemoteAddr(), agent == null ? "" : agent);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, token, null));
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
                            .map(key -> context(new SignedIn(key.programId(), true, false), key))
                    : token(request).flatMap(sessions::find).map(SessionContexts::context);
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

    private static SecurityContext context(Sessions.Found found) {
        var session = found.session();
        return context(new SignedIn(session.userId(), found.strong(), found.hasFactor()), session.id());
    }

    private static SecurityContext context(SignedIn who, Object cameWith) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(who, null, List.of());
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
