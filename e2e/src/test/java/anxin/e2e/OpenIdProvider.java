package anxin.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** The government's identity provider, as small as OpenID Connect allows: one page with a button for each it knows. */
final class OpenIdProvider implements AutoCloseable {

    static final String CLIENT = "anxin";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair key;
    private final Map<String, List<String>> methods = new TreeMap<>();
    private final Map<String, Map<String, String>> granted = new ConcurrentHashMap<>();

    OpenIdProvider() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", this::describe);
        server.createContext("/keys", this::keys);
        server.createContext("/authorize", this::ask);
        server.createContext("/chosen", this::sendBack);
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody with an account there, and how the provider makes sure of them ({@code amr}). */
    void knows(String login, String... howSure) {
        methods.put(login, List.of(howSure));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void describe(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                "application/json",
                JSON.writeValueAsString(Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "jwks_uri", issuer() + "/keys",
                        "response_types_supported", List.of("code"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256"))));
    }

    private void keys(HttpExchange exchange) throws IOException {
        var published = (RSAPublicKey) key.getPublic();
        answer(
                exchange,
                "application/json",
                JSON.writeValueAsString(Map.of(
                        "keys",
                        List.of(Map.of(
                                "kty", "RSA",
                                "use", "sig",
                                "alg", "RS256",
                                "kid", "one",
                                "n", unsigned(published.getModulus()),
                                "e", unsigned(published.getPublicExponent()))))));
    }

    private void ask(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestURI().getRawQuery();
        var buttons = new ArrayList<String>();
        methods.keySet()
                .forEach(login -> buttons.add("<a role=button href=\"/chosen?login=%s&amp;%s\">%s</a>"
                        .formatted(login, asked.replace("&", "&amp;"), login)));
        answer(exchange, "text/html", "<h1>统一身份认证平台</h1>" + String.join(" ", buttons));
    }

    private void sendBack(HttpExchange exchange) throws IOException {
        var asked = values(exchange.getRequestURI().getRawQuery());
        var code = "code-%d".formatted(granted.size());
        granted.put(code, asked);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        "%s?code=%s&state=%s"
                                .formatted(
                                        asked.get("redirect_uri"),
                                        code,
                                        URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var given = values(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = granted.remove(given.getOrDefault("code", ""));
        if (asked == null || !hash(given.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        var login = asked.getOrDefault("login", "");
        var now = Instant.now().getEpochSecond();
        var claims = Map.of(
                "iss",
                issuer(),
                "aud",
                CLIENT,
                "sub",
                "person of " + login,
                "preferred_username",
                login,
                "amr",
                methods.getOrDefault(login, List.of()),
                "nonce",
                asked.getOrDefault("nonce", ""),
                "iat",
                now,
                "exp",
                now + 300);
        answer(
                exchange,
                "application/json",
                JSON.writeValueAsString(Map.of(
                        "access_token", "unused",
                        "token_type", "Bearer",
                        "expires_in", 300,
                        "scope", "openid profile",
                        "id_token", signed(claims))));
    }

    private String signed(Map<String, ?> claims) {
        var content = BASE64.encodeToString(JSON.writeValueAsBytes(Map.of("alg", "RS256", "kid", "one")))
                + "."
                + BASE64.encodeToString(JSON.writeValueAsBytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hash(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static Map<String, String> values(String form) {
        var values = new TreeMap<String, String>();
        for (var pair : form.split("&")) {
            var parts = pair.split("=", 2);
            values.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
