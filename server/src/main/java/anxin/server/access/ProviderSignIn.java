package anxin.server.access;

import anxin.server.database.RowScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** What becomes of those who come back from the identity provider: a session of ours, or a sentence on the sign-in page. */
@Component
@ConditionalOnWebApplication
class ProviderSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    private final ProviderProperties properties;
    private final ProviderSubjects subjects;
    private final SecondFactors factors;
    private final SessionContexts contexts;
    private final SignInLog log;

    ProviderSignIn(
            ProviderProperties properties,
            ProviderSubjects subjects,
            SecondFactors factors,
            SessionContexts contexts,
            SignInLog log) {
        this.properties = properties;
        this.subjects = subjects;
        this.factors = factors;
        this.contexts = contexts;
        this.log = log;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        // What the provider said is not whom we know; that is for the session to say.
        SecurityContextHolder.clearContext();
        scoped(() -> {
            var claims = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
            var subject = Objects.requireNonNull(claims.getSubject(), "sub");
            var login = login(claims);
            var user = login.isEmpty() ? Optional.<Account>empty() : subjects.user(properties.issuer(), subject, login);
            if (user.isEmpty()) {
                log.record(SignInLog.Way.PROVIDER, login, request.getRemoteAddr(), "NO_USER");
                refuse(response, Refused.PROVIDER_USER_UNKNOWN);
            } else {
                boolean strong = properties.isStrong(claims.getIdToken());
                boolean codeNeeded = !strong && factors.isOn(user.get().id());
                log.record(
                        SignInLog.Way.PROVIDER,
                        user.get().login(),
                        request.getRemoteAddr(),
                        codeNeeded ? "CODE_NEEDED" : "OK");
                contexts.begin(user.get(), strong, request, response);
                send(response, ProviderRequests.back(request));
            }
        });
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        var refused = refused(why);
        if (refused == Refused.PROVIDER_AWAY) {
            LOG.warn("The identity provider {} did not answer as it should", properties.issuer(), why);
        } else {
            // Its words may be a stranger's, and stay out of the log.
            LOG.info("The identity provider's answer was not accepted: {}", refused);
        }
        scoped(() -> log.record(SignInLog.Way.PROVIDER, "", request.getRemoteAddr(), "WRONG"));
        refuse(response, refused);
    }

    private String login(OidcUser claims) {
        return claims.getClaims().get(properties.loginClaim()) instanceof String login
                ? SignInLog.oneLine(login).strip().toLowerCase(Locale.ROOT)
                : "";
    }

    private static Refused refused(AuthenticationException why) {
        var code = why instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : "";
        if (code.equals("authorization_request_not_found")) {
            return Refused.PROVIDER_REQUEST_GONE;
        } else if (code.equals("access_denied")) {
            return Refused.PROVIDER_DENIED;
        }
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceAccessException
                    || cause instanceof IOException
                    || cause instanceof HttpServerErrorException) {
                return Refused.PROVIDER_AWAY;
            }
        }
        return why instanceof OAuth2AuthenticationException ? Refused.PROVIDER_ANSWER_INVALID : Refused.PROVIDER_AWAY;
    }

    private static void refuse(HttpServletResponse response, Refused why) {
        send(response, "/sign-in?refused=" + why.name());
    }

    private static void send(HttpServletResponse response, String ownPlace) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, ownPlace);
    }

    /** The same role in the database as every request has. */
    private static void scoped(Runnable work) {
        try {
            RowScope.NOTHING.call(() -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the sign-in page has a sentence for. Unknown, deactivated and otherwise bound users are not told apart. */
    enum Refused {
        PROVIDER_AWAY,
        PROVIDER_DENIED,
        PROVIDER_REQUEST_GONE,
        PROVIDER_ANSWER_INVALID,
        PROVIDER_USER_UNKNOWN
    }
}
