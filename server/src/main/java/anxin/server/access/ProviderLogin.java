package anxin.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;

/** Spring Security's way through the provider, between our own row before it and our own session after it. */
@Component
@ConditionalOnWebApplication
class ProviderLogin {

    private final IdentityProvider provider;
    private final ProviderRequests requests;
    private final ProviderSignIn signIn;

    ProviderLogin(IdentityProvider provider, ProviderRequests requests, ProviderSignIn signIn) {
        this.provider = provider;
        this.requests = requests;
        this.signIn = signIn;
    }

    boolean isConfigured() {
        return provider.isConfigured();
    }

    // Not as a Customizer of Spring's: each of those is applied, configured or not.
    void customize(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.loginPage("/sign-in")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(
                        begin -> begin.baseUri(IdentityProvider.BEGIN).authorizationRequestRepository(requests))
                .redirectionEndpoint(answer -> answer.baseUri(IdentityProvider.ANSWER))
                .tokenEndpoint(token -> token.accessTokenResponseClient(provider.tokens()))
                .userInfoEndpoint(claims -> claims.oidcUserService(provider.users()))
                .successHandler(signIn)
                .failureHandler(signIn);
        login.addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(signIn);
                return filter;
            }
        });
    }

    /** Who has come in needs nothing of the provider any more. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication user, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication user,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id, Authentication user, HttpServletRequest request, HttpServletResponse response) {}
    }
}
