package anxin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say of security names tests that exist, and the list of requirements is whole. */
class SecurityListTests {

    private static final Path ROOT = Path.of("..");
    private static final Path REQUIREMENTS = ROOT.resolve("docs/asvs.md");

    private static final List<String> STATES = List.of("met", "partly", "not yet", "operator", "not applicable");

    /** As many as release 5.0.0 of the standard has. */
    private static final Map<String, Long> OF_LEVEL = Map.of("1", 70L, "2", 183L);

    private static final Pattern TEST = Pattern.compile("`(…?)([A-Z]\\w*Tests)(?:#(\\w+))?`");

    private record Requirement(String id, String level, String words, String state, String how) {

        static Requirement of(String line) {
            var cells = line.split("\\|", -1);
            assertThat(cells).as(line).hasSize(7);
            return new Requirement(
                    cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asvs.md", "security.md"})
    void everyTestThatIsNamedExists(String document) throws IOException {
        var sources = sourcesOfTests();
        var missing = new ArrayList<String>();
        var named = TEST.matcher(Files.readString(ROOT.resolve("docs").resolve(document)));
        int count = 0;
        while (named.find()) {
            count++;
            var beginning = named.group(1);
            var name = named.group(2);
            var method = named.group(3);
            boolean exists = sources.entrySet().stream()
                    .filter(source -> beginning.isEmpty()
                            ? source.getKey().equals(name)
                            : source.getKey().endsWith(name))
                    .anyMatch(source -> method == null || source.getValue().contains("void " + method + "("));
            if (!exists) {
                missing.add(named.group());
            }
        }

        assertThat(missing).as("named in docs/%s and not there", document).isEmpty();
        assertThat(count).isGreaterThan(10);
    }

    @Test
    void everyRequirementStandsOnceWithAStateAndAReason() throws IOException {
        var requirements = requirements();

        assertThat(requirements).extracting(Requirement::id).doesNotHaveDuplicates();
        assertThat(requirements).allSatisfy(requirement -> {
            assertThat(requirement.state()).as(requirement.id()).isIn(STATES);
            assertThat(requirement.words()).as(requirement.id()).isNotBlank();
            assertThat(requirement.how()).as(requirement.id()).isNotBlank();
        });
        assertThat(requirements.stream().collect(Collectors.groupingBy(Requirement::level, Collectors.counting())))
                .isEqualTo(OF_LEVEL);
    }

    @Test
    void theCountIsThatOfTheRows() throws IOException {
        var requirements = requirements();
        var counted = STATES.stream()
                .map(state -> {
                    var ones = count(requirements, state, "1");
                    var twos = count(requirements, state, "2");
                    return "| %s | %d | %d | %d |".formatted(state, ones, twos, ones + twos);
                })
                .toList();

        assertThat(Files.readAllLines(REQUIREMENTS)).containsSubsequence(counted);
    }

    private static long count(List<Requirement> requirements, String state, String level) {
        return requirements.stream()
                .filter(requirement ->
                        requirement.state().equals(state) && requirement.level().equals(level))
                .count();
    }

    private static List<Requirement> requirements() throws IOException {
        return Files.readAllLines(REQUIREMENTS).stream()
                .filter(line -> line.matches("\\| \\d+\\.\\d+\\.\\d+ .*"))
                .map(Requirement::of)
                .toList();
    }

    /** Of all modules, by the name of the class. */
    private static Map<String, String> sourcesOfTests() throws IOException {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(SecurityListTests::tests)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            SecurityListTests::text,
                            (one, other) -> one + other));
        }
    }

    private static Stream<Path> tests(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("Tests.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
