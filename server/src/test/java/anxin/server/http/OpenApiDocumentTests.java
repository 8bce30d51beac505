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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The interface is agreed on in {@code web/openapi.json}, from which the console's types are made. The server must do what
 * is written there: the same addresses, the same parameters, the same fields of the same types.
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
        var all = operations(agreed);
        all.addAll(operations(served));
        for (var operation : all) {
            var expected = operation(agreed, operation);
            var actual = operation(served, operation);
            if (expected.isMissingNode() || actual.isMissingNode()) {
                differences.add("%s is only %s".formatted(operation, actual.isMissingNode() ? "agreed" : "served"));
                continue;
            }
            compareParameters(operation, expected, actual, differences);
            compare(operation + " request", requestOf(agreed, expected), requestOf(served, actual), differences);
            compare(operation + " answer", answerOf(agreed, expected), answerOf(served, actual), differences);
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
        if (!wanted.equals(offered)) {
            differences.add("%s parameters: agreed %s, served %s".formatted(operation, wanted, offered));
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

    private static Shape requestOf(JsonNode document, JsonNode operation) {
        return new Shape(
                document,
                operation
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"));
    }

    private static Shape answerOf(JsonNode document, JsonNode operation) {
        for (var status : List.of("200", "201", "202")) {
            var content = operation.path("responses").path(status).path("content");
            for (var type : List.of("application/json", "*/*")) {
                if (content.has(type)) {
                    return new Shape(document, content.path(type).path("schema"));
                }
            }
        }
        return new Shape(document, document.path("nothing"));
    }

    private void compare(String where, Shape expected, Shape actual, List<String> differences) {
        // Files and empty answers have no fields to agree on.
        if (!expected.schema().isMissingNode()) {
            compare(where, expected.schema(), actual.schema(), differences, new HashSet<>());
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
                var names = new TreeSet<>(expected.path("properties").propertyNames());
                var others = new TreeSet<>(actual.path("properties").propertyNames());
                if (!names.equals(others)) {
                    differences.add(
                            "%s: agreed %s, served %s".formatted(where, except(names, others), except(others, names)));
                }
                names.retainAll(others);
                names.forEach(name -> compare(
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

    private record Shape(JsonNode document, JsonNode schema) {}
}
