package anxin.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The interface is agreed on in {@code web/openapi.json}, from which the console's types are made. The server must do what
 * is written there: every address, every parameter, every field that is not optional, of the same type. It may serve more than the console asks for.
 */
@ServerTest
class OpenApiDocumentTests {

    private static final Path AGREED = Path.of("../web/openapi.json");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode agreed = new JsonMapper().readTree(AGREED);
    private final JsonNode served;

    OpenApiDocumentTests(@Autowired Environment environment) {
        this.served = new Caller(environment).get("/api/openapi.json").json();
    }

    @Test
    void theServerDoesWhatTheConsoleWasPromised() {
        var differences = new ArrayList<String>();
        for (var operation : operations(agreed)) {
            var expected = operation(agreed, operation);
            var actual = operation(served, operation);
            if (actual.isMissingNode()) {
                differences.add("%s is not served".formatted(operation));
                continue;
            }
            compareParameters(operation, expected, actual, differences);
            compareIfAny(operation + " request", requestOf(expected), requestOf(actual), differences);
            compareIfAny(operation + " answer", answerOf(expected), answerOf(actual), differences);
        }

        assertThat(differences)
                .as("web/openapi.json and the server differ; change either, then run `npm run api` in web/")
                .isEmpty();
    }

    private static TreeSet<String> operations(JsonNode document) {
        var operations = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(method.getKey().toUpperCase() + " " + path.getKey())));
        return operations;
    }

    private static JsonNode operation(JsonNode document, String operation) {
        var words = operation.split(" ");
        return document.path("paths").path(words[1]).path(words[0].toLowerCase());
    }

    private void compareParameters(String operation, JsonNode expected, JsonNode actual, List<String> differences) {
        var wanted = parameters(agreed, expected);
        var offered = parameters(served, actual);
        if (!offered.containsAll(wanted)) {
            differences.add("%s: parameters not taken %s".formatted(operation, except(wanted, offered)));
        }
    }

    private static Set<String> parameters(JsonNode document, JsonNode operation) {
        var names = new TreeSet<String>();
        operation.path("parameters").forEach(parameter -> {
            var resolved = resolve(document, parameter);
            if (!resolved.path("in").asString().equals("header")) {
                names.add(resolved.path("name").asString());
            }
        });
        return names;
    }

    private static JsonNode requestOf(JsonNode operation) {
        return operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    private static JsonNode answerOf(JsonNode operation) {
        return Stream.of("200", "201", "202")
                .map(status -> operation.path("responses").path(status).path("content"))
                .flatMap(content -> Stream.of("application/json", "*/*").map(content::path))
                .map(content -> content.path("schema"))
                .filter(schema -> !schema.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private void compareIfAny(String where, JsonNode wanted, JsonNode offered, List<String> differences) {
        // Files and empty answers have no fields to agree on.
        if (!wanted.isMissingNode()) {
            compare(where, wanted, offered, differences, new HashSet<>());
        }
    }

    private void compare(String where, JsonNode wanted, JsonNode offered, List<String> differences, Set<String> seen) {
        var expected = withoutNull(agreed, resolve(agreed, wanted));
        var actual = withoutNull(served, resolve(served, offered));
        if (!seen.add(wanted + " " + offered)) {
            return;
        }
        if (!type(expected).equals(type(actual))) {
            differences.add("%s: agreed %s, served %s".formatted(where, type(expected), type(actual)));
            return;
        }
        switch (type(expected)) {
            case "array" -> compare(where + "[]", expected.path("items"), actual.path("items"), differences, seen);
            case "object" -> {
                var names = new TreeSet<String>();
                expected.path("required").forEach(name -> names.add(name.asString()));
                var others = new TreeSet<>(actual.path("properties").propertyNames());
                if (!others.containsAll(names)) {
                    differences.add("%s: fields not served %s".formatted(where, except(names, others)));
                }
                others.retainAll(expected.path("properties").propertyNames());
                others.forEach(name -> compare(
                        where + "." + name,
                        expected.path("properties").path(name),
                        actual.path("properties").path(name),
                        differences,
                        seen));
            }
            default -> {}
        }
    }

    private static Set<String> except(Set<String> names, Set<String> others) {
        var rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        var now = node;
        while (now.has("$ref")) {
            now = document.at(now.path("$ref").asString().substring(1));
        }
        return now;
    }

    /** {@code oneOf: [X, null]} is X that may be missing. */
    private static JsonNode withoutNull(JsonNode document, JsonNode node) {
        for (var choice : List.of("oneOf", "anyOf", "allOf")) {
            for (var option : node.path(choice)) {
                if (!option.path("type").asString("").equals("null")) {
                    return resolve(document, option);
                }
            }
        }
        return node;
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            for (var one : type) {
                if (!one.asString().equals("null")) {
                    return one.asString();
                }
            }
        }
        return type.isString() ? type.asString() : schema.has("properties") ? "object" : "anything";
    }
}
