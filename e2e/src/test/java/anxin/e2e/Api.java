package anxin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the server as a program does: a session in a cookie, and the token against forged requests. */
final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "----anxin-e2e";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;

    Api(String address) {
        this.address = address;
    }

    void signIn(String login, String password) {
        send(request("/api/session").GET());
        var answer = post("/api/session", Map.of("login", login, "password", password));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        send(request("/api/session").GET());
    }

    JsonNode get(String path) {
        var answer = send(request(path).GET());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    int status(String path) {
        return send(request(path).GET()).statusCode();
    }

    HttpResponse<String> post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Hands a file in; the number of the import. */
    long handIn(Path file, boolean dryRun) {
        var answer = send(request("/api/imports?dryRun=" + dryRun)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(multipart(file)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("id").longValue();
    }

    /** Waits for the end of an import and of the judging after it; its report. */
    JsonNode report(long id) {
        return Patience.until("import " + id, () -> get("/api/imports/" + id), Api::isOver);
    }

    JsonNode takenIn(Path file) {
        return report(handIn(file, false));
    }

    private static boolean isOver(JsonNode report) {
        return switch (report.path("state").stringValue()) {
            case "FAILED", "CANCELLED" -> true;
            case "DONE" ->
                report.path("dryRun").booleanValue()
                        || !report.path("warningsChanged").isNull();
            default -> false;
        };
    }

    private static BodyPublisher multipart(Path file) {
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(BOUNDARY, file.getFileName());
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofByteArray(head.getBytes(StandardCharsets.UTF_8)),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).header("Accept-Language", "zh-CN");
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
