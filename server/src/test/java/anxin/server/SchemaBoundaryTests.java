package anxin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each module has a schema of its own name, and its SQL, in code and in migrations, names no other. */
class SchemaBoundaryTests {

    private static final Path JAVA = Path.of("src/main/java/anxin/server");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    // A table after a word of SQL that a table follows; imports and method calls have none of these before them.
    private static final Pattern TABLE = Pattern.compile(
            "(?i)\\b(?:from|join|into|update|table|copy|references|truncate|exists|only|on)\\s+\"?([a-z_]+)\"?\\.\"?[a-z_]+");

    private static final Pattern TEXT = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");

    @Test
    void theSqlOfAModuleNamesOnlyItsOwnSchema() throws IOException {
        var schemas = modules();
        var trespasses = new ArrayList<String>();
        for (var module : schemas) {
            for (var file : files(JAVA.resolve(module), ".java")) {
                var source = Files.readString(file);
                var sql =
                        TEXT.matcher(source).results().map(text -> text.group()).collect(Collectors.joining("\n"));
                trespasses.addAll(trespasses(sql, module, schemas, file));
            }
            if (Files.isDirectory(MIGRATIONS.resolve(module))) {
                for (var file : files(MIGRATIONS.resolve(module), ".sql")) {
                    trespasses.addAll(trespasses(Files.readString(file), module, schemas, file));
                }
            }
        }

        assertThat(trespasses).isEmpty();
    }

    @Test
    void aJoinAcrossModulesWouldBeNoticed() {
        var sql = "\"select * from warning.warning w join project.project p on p.id = w.project_id\"";

        assertThat(trespasses(sql, "warning", Set.of("warning", "project"), Path.of("Example.java")))
                .containsExactly("Example.java names project");
    }

    private static List<String> trespasses(String sql, String module, Set<String> schemas, Path file) {
        return TABLE.matcher(sql)
                .results()
                .map(found -> found.group(1))
                .filter(schema -> schemas.contains(schema) && !schema.equals(module))
                .distinct()
                .map(schema -> file + " names " + schema)
                .toList();
    }

    private static Set<String> modules() throws IOException {
        try (var folders = Files.list(JAVA)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
