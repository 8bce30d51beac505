package anxin.server.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the running application as a browser would: with cookies and the header against forged requests. */
public final class Caller {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String language = "zh";

    public Caller(Environment environment) {
        this.root = URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
    }

    public static Caller signedIn(Environment environment, String login, String password) {
        var caller = new Caller(environment);
        var answer = caller.signIn(login, password);
        if (answer.status() != 200) {
            throw new AssertionError("could not sign in: " + answer);
        }
        return caller;
    }

    public Caller inEnglish() {
        language = "en";
        return this;
    }

    public Answer signIn(String login, String password) {
        get("/api/session");
        var body = JSON.createObjectNode().put("login", login).put("password", password);
        return post("/api/session", body.toString());
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Caller forgetCookie(String name) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(root, cookie));
        return this;
    }

    /** The value of a cookie, or none. */
    public @Nullable String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** A request of any form, to the same server and with the same cookies. */
    public HttpResponse<String> send(HttpRequest.Builder request, String path) {
        return send(request, path, BodyHandlers.ofString());
    }

    /** A request of any form whose answer is a file. */
    public HttpResponse<byte[]> download(HttpRequest.Builder request, String path) {
        return send(request, path, BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, String path, HttpResponse.BodyHandler<T> body) {
        var token = cookie("XSRF-TOKEN");
        if (token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        request.uri(root.resolve(path)).header("Accept-Language", language);
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What a download holds. */
    public byte[] bytes(String path) {
        try {
            return http.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Answer send(String method, String path, @Nullable String json) {
        var request = HttpRequest.newBuilder();
        if (json == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(json)).header("Content-Type", "application/json");
        }
        return new Answer(send(request, path));
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String code() {
            return json().path("code").asString();
        }

        public String detail() {
            return json().path("detail").asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
