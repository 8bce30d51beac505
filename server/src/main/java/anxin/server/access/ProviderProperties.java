package anxin.server.access;

import anxin.server.words.Trouble;
import anxin.server.words.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * The government's identity provider (统一身份认证), by OpenID Connect; none unless an issuer is given.
 *
 * @param clientSecretFile a file that holds the secret, instead of {@code clientSecret}
 * @param loginClaim the claim that names the login of our user
 * @param strongAcr what {@code acr} says where the provider made as sure as with a second factor
 * @param strongAmr the same for {@code amr}, of which one is enough
 */
@ConfigurationProperties("anxin.sign-in.oidc")
record ProviderProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @Nullable Path clientSecretFile,
        @DefaultValue("profile") List<String> scopes,
        @DefaultValue("preferred_username") String loginClaim,
        @DefaultValue({}) List<String> strongAcr,
        @DefaultValue({}) List<String> strongAmr,
        @DefaultValue("统一身份认证登录") String buttonZh,

        @DefaultValue("Sign in with your government account")
        String buttonEn) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    ProviderProperties {
        // Without it the provider says nothing of who came, and signs nothing.
        scopes = Stream.concat(Stream.of("openid"), scopes.stream()).distinct().toList();
        if (!issuer.isEmpty()) {
            requireSafe(issuer);
            if (clientId.isEmpty() || clientSecret.isEmpty() && clientSecretFile == null) {
                throw new Trouble(
                        "统一身份认证的设置不完整：请填写 anxin.sign-in.oidc.client-id，以及 client-secret 或 client-secret-file。",
                        "The settings of the identity provider are incomplete: set anxin.sign-in.oidc.client-id, and client-secret or client-secret-file.",
                        null);
            }
        }
    }

    boolean isConfigured() {
        return !issuer.isEmpty();
    }

    /** Whether the provider says, in what it has signed, that it made as sure as with a second factor. */
    boolean isStrong(OidcIdToken token) {
        var acr = token.getAuthenticationContextClass();
        var amr = token.getAuthenticationMethods();
        return acr != null && strongAcr.contains(acr)
                || amr != null && amr.stream().anyMatch(strongAmr::contains);
    }

    Words button() {
        return new Words(buttonZh, buttonEn);
    }

    /** As set, or as the file says; a new one holds after a restart. */
    String secret() {
        if (clientSecretFile == null) {
            return clientSecret;
        }
        try {
            return Files.readString(clientSecretFile).strip();
        } catch (IOException e) {
            throw new Trouble(
                    "统一身份认证的密钥文件 %s 读不了：%s；请检查 anxin.sign-in.oidc.client-secret-file。"
                            .formatted(clientSecretFile, e.getMessage()),
                    "The secret of the identity provider cannot be read from %s: %s; check anxin.sign-in.oidc.client-secret-file."
                            .formatted(clientSecretFile, e.getMessage()),
                    e);
        }
    }

    // Whoever could change what the provider answers could sign in as anybody.
    private static void requireSafe(String issuer) {
        URI address;
        try {
            address = URI.create(issuer);
        } catch (IllegalArgumentException e) {
            throw notSafe(issuer, e);
        }
        boolean safe = "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
        if (!safe) {
            throw notSafe(issuer, null);
        }
    }

    private static Trouble notSafe(String issuer, @Nullable Exception cause) {
        return new Trouble(
                "统一身份认证的地址 %s 不能用；请填写以 https:// 开头的地址（anxin.sign-in.oidc.issuer）。".formatted(issuer),
                "The issuer %s will not do; give one that begins with https:// (anxin.sign-in.oidc.issuer)."
                        .formatted(issuer),
                cause);
    }
}
