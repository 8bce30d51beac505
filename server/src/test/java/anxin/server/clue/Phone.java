package anxin.server.clue;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A worker's phone: no account, no cookies, perhaps a receipt. */
public final class Phone {

    private static final JsonMapper JSON = new JsonMapper();

    private final Environment environment;
    private final Map<String, String> headers = new HashMap<>();
    private @Nullable String number;

    public Phone(Environment environment) {
        this.environment = environment;
    }

    /** A report with all that is needed, under a key of its own. */
    public static ObjectNode report() {
        return JSON.createObjectNode()
                .put("key", UUID.randomUUID().toString())
                .put("area", "500101")
                .put("debtor", "重庆某某建筑劳务有限公司")
                .put("since", "2026-07")
                .put("people", 3)
                .put("amountFen", 3_800_000)
                .put("text", "七月到现在一分钱没发，老板电话不接。")
                .put("mode", "ANONYMOUS");
    }

    public Phone with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Sends a report; from then on this phone holds its receipt. */
    public Answer send(ObjectNode report) {
        var answer = post("/api/worker/reports", report.toString());
        if (answer.status() == 200) {
            number = answer.json().path("number").asString();
            headers.put("X-Receipt-Secret", answer.json().path("secret").asString());
        }
        return answer;
    }

    public String number() {
        return String.valueOf(number);
    }

    public Answer open() {
        return get("/api/worker/reports/" + number);
    }

    /** Says something about the report, under a new key. */
    public Answer say(String what, ObjectNode body) {
        return post(
                "/api/worker/reports/" + number + "/" + what,
                body.put("key", UUID.randomUUID().toString()).toString());
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    public Answer post(String path, String json) {
        return send(
                HttpRequest.newBuilder().POST(BodyPublishers.ofString(json)).header("Content-Type", "application/json"),
                path);
    }

    /** Hands a file in under a key. */
    public Answer file(String key, String kind, String name, byte[] content) {
        return upload("/api/worker/reports/" + number + "/files", Map.of("key", key, "kind", kind), name, content);
    }

    public Answer upload(String path, Map<String, String> fields, String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        fields.forEach((field, value) ->
                body.writeBytes("--boundary\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(field, value)
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes("--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(name)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--boundary--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .header("Content-Type", "multipart/form-data; boundary=boundary"),
                path);
    }

    private Answer send(HttpRequest.Builder request, String path) {
        headers.forEach(request::header);
        return new Answer(new Caller(environment).send(request, path));
    }
}
