package anxin.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Repository;
import org.springframework.web.util.WebUtils;

/**
 * Who has been sent to the identity provider. A row for each, found by the hash of a cookie of that browser and taken away
 * by the first answer, so that no answer is good in another browser or twice.
 */
@Repository
@ConditionalOnWebApplication
class ProviderRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final Duration VALID = Duration.ofMinutes(10);

    private static final String COOKIE = "ANXIN_PROVIDER";
    private static final String BACK = ProviderRequests.class.getName() + ".back";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentityProvider provider;

    ProviderRequests(JdbcClient jdbc, Clock clock, IdentityProvider provider) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.provider = provider;
    }

    /** Where the user wanted to go; only ever a place of our own. */
    static String back(HttpServletRequest request) {
        return request.getAttribute(BACK) instanceof String back ? back : "/";
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest sent, HttpServletRequest request, HttpServletResponse response) {
        if (sent == null) {
            return;
        }
        jdbc.sql("delete from access.provider_request where expires_at <= :now")
                .param("now", OffsetDateTime.now(clock))
                .update();
        var cookie = Secrets.token();
        jdbc.sql("""
                        insert into access.provider_request
                               (cookie_hash, state, nonce, verifier, redirect, back, expires_at)
                        values (:cookie, :state, :nonce, :verifier, :redirect, :back, :until)
                        """)
                .param("cookie", Secrets.hash(cookie))
                .param("state", sent.getState())
                .param("nonce", attribute(sent, OidcParameterNames.NONCE))
                .param("verifier", attribute(sent, PkceParameterNames.CODE_VERIFIER))
                .param("redirect", sent.getRedirectUri())
                .param("back", ownPlace(request.getParameter("back")))
                .param("until", OffsetDateTime.now(clock).plus(VALID))
                .update();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, cookie, VALID));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return find("select state, nonce, verifier, redirect, back from access.provider_request where %s", request)
                .orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
        return find(
                        "delete from access.provider_request where %s returning state, nonce, verifier, redirect, back",
                        request)
                .orElse(null);
    }

    private Optional<OAuth2AuthorizationRequest> find(String sql, HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, CookieNames.of(COOKIE, request));
        var state = request.getParameter(OAuth2ParameterNames.STATE);
        return cookie == null || state == null
                ? Optional.empty()
                : jdbc.sql(sql.formatted("cookie_hash = :cookie and state = :state and expires_at > :now"))
                        .param("cookie", Secrets.hash(cookie.getValue()))
                        .param("state", state.replace("\0", ""))
                        .param("now", OffsetDateTime.now(clock))
                        .query(Sent.class)
                        .optional()
                        .map(sent -> {
                            request.setAttribute(BACK, sent.back());
                            return request(sent);
                        });
    }

    private OAuth2AuthorizationRequest request(Sent sent) {
        var registration = Objects.requireNonNull(provider.findByRegistrationId(IdentityProvider.ID));
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(sent.redirect())
                .scopes(Set.copyOf(registration.getScopes()))
                .state(sent.state())
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, IdentityProvider.ID,
                        OidcParameterNames.NONCE, sent.nonce(),
                        PkceParameterNames.CODE_VERIFIER, sent.verifier()))
                .build();
    }

    /** A path, whatever was asked for: nobody is sent to another site by us. */
    static String ownPlace(@Nullable String asked) {
        return asked != null && asked.length() <= 2000 && asked.matches("/(?!/)[\\x21-\\x7e&&[^\\\\]]*") ? asked : "/";
    }

    private static String attribute(OAuth2AuthorizationRequest sent, String name) {
        return Objects.requireNonNull(sent.<String>getAttribute(name), name);
    }

    // Lax: the browser comes back from another site.
    private static String cookie(HttpServletRequest request, String value, Duration lasts) {
        return ResponseCookie.from(CookieNames.of(COOKIE, request), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(lasts)
                .build()
                .toString();
    }

    private record Sent(String state, String nonce, String verifier, String redirect, String back) {}
}
