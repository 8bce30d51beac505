package anxin.engine.policy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.ObjectMapper;

/** The schemas that editors use, asked as an editor would. */
final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, Schema> SCHEMAS = new HashMap<>();

    private Schemas() {}

    private static Schema read(String kind) {
        try {
            var file = ShippedPacksTests.SHIPPED.resolve("schema").resolve(kind + ".schema.json");
            return REGISTRY.getSchema(Files.readString(file), InputFormat.JSON);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What the schema of its kind finds wrong with a file; the kind follows from where it lies. */
    static List<Error> errors(Path file) throws IOException {
        var schema = SCHEMAS.computeIfAbsent(kind(file), Schemas::read);
        var settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
        var content = new Load(settings).loadFromString(Files.readString(file));
        return schema.validate(
                new ObjectMapper().writeValueAsString(content),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String kind(Path file) {
        var name = file.getFileName().toString();
        return switch (file.getParent().getFileName().toString()) {
            case "parameters" -> "parameter";
            case "rules" -> "rule";
            case "channels" -> "channel";
            case "cases" -> "case";
            case "common" -> name.replace(".yaml", "");
            default -> "pack";
        };
    }
}
