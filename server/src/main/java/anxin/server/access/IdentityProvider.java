package anxin.server.access;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * The identity provider as it describes itself. It is asked when somebody first wants to sign in there, so that we start
 * and let others in by password while it is away; whatever it answers must come within seconds.
 */
@Component
@ConditionalOnWebApplication
class IdentityProvider implements ClientRegistrationRepository, JwtDecoderFactory<ClientRegistration> {

    /** What it is called in our addresses. */
    static final String ID = "provider";

    static final String BEGIN = "/api/sign-in";
    static final String ANSWER = BEGIN + "/" + ID + "/answer";

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private final ProviderProperties properties;
    private final JdkClientHttpRequestFactory requests;
    private volatile @Nullable Known known;

    IdentityProvider(ProviderProperties properties) {
        this.properties = properties;
        this.requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(TO_ANSWER);
    }

    boolean isConfigured() {
        return properties.isConfigured();
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return isConfigured() && ID.equals(id) ? known().registration() : null;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return known().decoder();
    }

    RestClientAuthorizationCodeTokenResponseClient tokens() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    OidcUserService users() {
        var claims = new DefaultOAuth2UserService();
        var rest = new RestTemplate(requests);
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        claims.setRestOperations(rest);
        var users = new OidcUserService();
        users.setOauth2UserService(claims);
        return users;
    }

    private Known known() {
        var found = known;
        if (found == null) {
            try {
                var registration = read();
                found = new Known(registration, decoder(registration));
                known = found;
            } catch (RestClientException | IllegalStateException | IllegalArgumentException e) {
                throw new AuthenticationServiceException("the identity provider does not say what it is", e);
            }
        }
        return found;
    }

    private ClientRegistration read() {
        var issuer = properties.issuer();
        var configuration = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri((issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        if (configuration == null || !issuer.equals(configuration.get("issuer"))) {
            throw new IllegalStateException("the identity provider calls itself something else than " + issuer);
        }
        return ClientRegistrations.fromOidcConfiguration(configuration)
                .registrationId(ID)
                .clientId(properties.clientId())
                .clientSecret(properties.secret())
                .scope(properties.scopes())
                .redirectUri("{baseUrl}" + ANSWER)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    private NimbusJwtDecoder decoder(ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri(), "jwks_uri"))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(new RestTemplate(requests))
                .build();
        decoder.setClaimSetConverter(
                new MappedJwtClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }

    private record Known(ClientRegistration registration, JwtDecoder decoder) {}
}
