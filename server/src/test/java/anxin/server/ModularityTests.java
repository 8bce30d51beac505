package anxin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final Path DRAWING = Path.of("../docs/modules/README.md");

    private final ApplicationModules modules = ApplicationModules.of(AnxinApplication.class);

    @Test
    void modulesKeepToTheirDeclaredDependencies() {
        modules.verify();
    }

    /** The drawing is made anew by every run; where it stands otherwise, it was out of date and is not any more. */
    @Test
    void theDrawingOfTheModulesIsTheOneInTheDocumentation() throws IOException {
        var drawn = drawing();
        var kept = Files.exists(DRAWING) ? Files.readString(DRAWING) : "";
        Files.createDirectories(DRAWING.getParent());
        Files.writeString(DRAWING, drawn);

        assertThat(drawn)
                .as("docs/modules/README.md was out of date and has been written anew; commit it")
                .isEqualTo(kept);
    }

    private String drawing() {
        var arrows = new TreeSet<String>();
        var rows = new TreeSet<String>();
        for (var module : modules) {
            rows.add("| `%s` | %s |".formatted(name(module), sentence(module)));
            module.getDirectDependencies(modules)
                    .uniqueModules()
                    .filter(other -> !other.equals(module))
                    .forEach(other -> arrows.add("    %s --> %s".formatted(name(module), name(other))));
        }
        return """
                # Modules of the server

                Drawn by `ModularityTests` from the code: an arrow goes from a module to one whose front door it uses.

                ```mermaid
                flowchart TD
                %s
                ```

                | module | what it is |
                |---|---|
                %s
                """.formatted(String.join("\n", arrows), String.join("\n", rows));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** The first sentence of the package's Javadoc, which only its source has. */
    private static String sentence(ApplicationModule module) {
        var source = Path.of("src/main/java", module.getBasePackage().getName().replace('.', '/'), "package-info.java");
        try {
            return Files.readAllLines(source).stream()
                    .takeWhile(line -> !line.startsWith("@") && !line.startsWith("package"))
                    .map(line -> line.replaceAll("^/\\*\\*|^ \\*/?|\\*/$", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`"))
                    .collect(Collectors.joining(" "))
                    .replace("|", "\\|");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
