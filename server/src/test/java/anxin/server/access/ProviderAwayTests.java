package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The identity provider does not answer: nobody is kept from working by that. */
@ServerTest
class ProviderAwayTests {

    private static final int PORT = freePort();

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    @DynamicPropertySource
    static void aProviderIsConfigured(DynamicPropertyRegistry settings) {
        settings.add("anxin.sign-in.oidc.issuer", () -> "http://127.0.0.1:" + PORT);
        settings.add("anxin.sign-in.oidc.client-id", () -> TestProvider.CLIENT);
        settings.add("anxin.sign-in.oidc.client-secret", () -> TestProvider.SECRET);
    }

    @Test
    void oneIsToldAndSignsInByPasswordAndLaterThroughTheProviderAgain() {
        accounts.put("patient", "王监察", Role.OFFICER, 500_000_000, Administering.PASSWORD);
        var browser = new Caller(environment);

        assertThat(browser.get("/api/sign-in/provider").header("Location")).isEqualTo("/sign-in?refused=PROVIDER_AWAY");
        assertThat(browser.signIn("patient", Administering.PASSWORD).status()).isEqualTo(200);

        try (var provider = new TestProvider(PORT)) {
            provider.expect(environment);
            assertThat(browser.get("/api/sign-in/provider").header("Location"))
                    .startsWith(provider.issuer() + "/oauth2/authorize?");
        }
        assertThat(browser.get("/api/sign-in/provider/answer?code=any&state=any")
                        .header("Location"))
                .isEqualTo("/sign-in?refused=PROVIDER_REQUEST_GONE");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
