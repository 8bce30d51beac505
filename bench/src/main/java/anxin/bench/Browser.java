package anxin.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the server as the console in a browser does: a session in a cookie, and the token against forged requests. */
final class Browser {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(TIMEOUT)
            .build();
    private final String server;

    Browser(int port) {
        this.server = "http://127.0.0.1:" + port;
    }

    void signIn(String login, String password) {
        status("/api/session");
        postJson("/api/session", JSON.writeValueAsString(Map.of("login", login, "password", password)));
        status("/api/session");
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** The answer's status only; 0 while nobody answers. */
    int status(String path) {
        try {
            return client.send(request(path).GET().build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    JsonNode post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    JsonNode postJson(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    JsonNode upload(String path, String fileName, String content) {
        var boundary = "----anxin-bench";
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
                                .formatted(boundary, fileName))
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content.getBytes(StandardCharsets.UTF_8));
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(server + path)).timeout(TIMEOUT);
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var request = builder.build();
        HttpResponse<String> answer;
        try {
            answer = client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failed(
                    "%s 没有应答：%s".formatted(request.uri(), e), "%s did not answer.".formatted(request.uri()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (answer.statusCode() >= 300) {
            throw new Failed(
                    "%s %s 得到 %d：%s".formatted(request.method(), request.uri(), answer.statusCode(), answer.body()),
                    "%s %s was answered with %d.".formatted(request.method(), request.uri(), answer.statusCode()));
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private static Failed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Failed("被中断。", "was interrupted.", e);
    }
}
