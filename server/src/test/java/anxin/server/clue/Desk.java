package anxin.server.clue;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The desk as its tests speak of it: workers who report, officers who work. */
final class Desk {

    static final JsonMapper JSON = new JsonMapper();
    private static final Duration READ_WITHIN = Duration.ofSeconds(60);

    private final Environment environment;

    Desk(Environment environment) {
        this.environment = environment;
    }

    /** A report as the phone sends it. */
    static ObjectNode report(String area, String text) {
        return JSON.createObjectNode()
                .put("key", UUID.randomUUID().toString())
                .put("area", area)
                .put("text", text)
                .put("mode", "ANONYMOUS");
    }

    static ObjectNode named(ObjectNode report, String name, String phone) {
        return report.put("mode", "NAMED").put("name", name).put("phone", phone);
    }

    /** What a receipt lets one do. */
    record Receipt(String number, String secret) {}

    Receipt send(ObjectNode report) {
        var answer = new Caller(environment).post("/api/worker/reports", report.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new Receipt(
                answer.json().path("number").asString(),
                answer.json().path("secret").asString());
    }

    /** The page of a clue, once it has been read. */
    JsonNode read(Caller officer, Receipt receipt) {
        long id = id(officer, receipt);
        return until(
                () -> officer.get("/api/clues/" + id).json(),
                page -> page.path("fields").size() > 0);
    }

    long id(Caller officer, Receipt receipt) {
        var found = officer.get("/api/clues?which=ALL&text=" + receipt.number()).json();
        assertThat(found.path("items").size()).as("%s", found).isEqualTo(1);
        return found.at("/items/0/id").asLong();
    }

    static JsonNode until(java.util.function.Supplier<JsonNode> look, Predicate<JsonNode> enough) {
        var deadline = Instant.now().plus(READ_WITHIN);
        var seen = look.get();
        while (!enough.test(seen)) {
            assertThat(Instant.now()).as("still %s", seen).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            seen = look.get();
        }
        return seen;
    }

    static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }

    static JsonNode field(JsonNode page, String name) {
        return page.path("fields")
                .valueStream()
                .filter(field -> field.path("field").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
