package anxin.server.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** A real OpenID provider on this machine, with anybody as its user; it can be made to say something wrong. */
final class TestProvider implements AutoCloseable {

    static final String CLIENT = "anxin";
    static final String SECRET = "known to both";
    static final String PASSWORD = "at the provider";

    private static final String KEY_ID = "the-published-one";

    private final AnnotationConfigServletWebServerApplicationContext server =
            new AnnotationConfigServletWebServerApplicationContext();
    private final State state = new State();

    /** What of it changes from test to test. */
    static final class State {

        private final RSAKey published = key();
        private final Map<String, String> logins = new ConcurrentHashMap<>();
        private volatile RSAKey signing = published;
        private volatile Consumer<JwtClaimsSet.Builder> twist = _ -> {};
        private volatile @Nullable RegisteredClient client;
    }

    /** @param port 0 for any */
    TestProvider(int port) {
        server.registerBean("port", Integer.class, () -> port);
        server.registerBean(State.class, () -> state);
        server.register(Setting.class);
        server.refresh();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getWebServer().getPort();
    }

    /** Lets the application under test send its users here. */
    void expect(Environment application) {
        state.client = RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1:" + application.getRequiredProperty("local.server.port")
                        + IdentityProvider.ANSWER)
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /** The login that the provider names for one of its users; its own name for them otherwise. */
    void names(String subject, String login) {
        state.logins.put(subject, login);
    }

    void saysOfEverybody(Consumer<JwtClaimsSet.Builder> twist) {
        state.twist = twist;
    }

    /** Somebody else signs, under the number of the published key. */
    void signsWithAnotherKey() {
        state.signing = key();
    }

    void isHonest() {
        state.twist = _ -> {};
        state.signing = state.published;
    }

    @Override
    public void close() {
        server.close();
    }

    private static RSAKey key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID(KEY_ID)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    // Not marked as a configuration: the application under test must not find it.
    @EnableWebSecurity
    static class Setting {

        @Bean
        TomcatServletWebServerFactory tomcat(Integer port) {
            var tomcat = new TomcatServletWebServerFactory(port);
            tomcat.setAddress(InetAddress.getLoopbackAddress());
            // Where no servlet is, no filter runs.
            tomcat.getSettings().setRegisterDefaultServlet(true);
            return tomcat;
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService anybody() {
            return name -> User.withUsername(name).password("{noop}" + PASSWORD).build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        RegisteredClientRepository clients(State state) {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    // It keeps the secret hashed once it has seen it.
                    state.client = client;
                }

                @Override
                public @Nullable RegisteredClient findById(String id) {
                    return state.client;
                }

                @Override
                public @Nullable RegisteredClient findByClientId(String id) {
                    return CLIENT.equals(id) ? state.client : null;
                }
            };
        }

        @Bean
        JWKSource<SecurityContext> published(State state) {
            return new ImmutableJWKSet<>(new JWKSet(state.published));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> published) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(published);
        }

        @Bean
        JwtEncoder encoder(State state) {
            return parameters ->
                    new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(state.signing))).encode(parameters);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(State state) {
            return context -> {
                if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    var name = context.getPrincipal().getName();
                    context.getClaims().claim("preferred_username", state.logins.getOrDefault(name, name));
                    state.twist.accept(context.getClaims());
                }
            };
        }
    }
}
