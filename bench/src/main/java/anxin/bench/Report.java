package anxin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The figures as they come in, as a table of Markdown that reads well in a terminal too. */
final class Report {

    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final long start = System.nanoTime();
    private final double scale;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Report(double scale) {
        this.scale = scale;
    }

    void add(Figure figure) {
        figures.add(figure);
        say("  " + String.join(" | ", figure.cells()));
    }

    /** Runs a step; when it fails the others still run. */
    void step(String name, Runnable step) {
        say("— %s (load %s)".formatted(name, Machine.load()));
        try {
            step.run();
        } catch (RuntimeException e) {
            var why = e instanceof Failed ? String.valueOf(e.getMessage()) : e.toString();
            failures.add("%s: %s".formatted(name, why.replaceAll("\\s+", " ")));
            say("  ✗ " + why);
        }
    }

    void say(String line) {
        System.err.printf("[%5d s] %s%n", (System.nanoTime() - start) / 1_000_000_000, line);
    }

    boolean failed() {
        return !failures.isEmpty();
    }

    boolean missed() {
        return figures.stream().anyMatch(figure -> Boolean.FALSE.equals(figure.holds()));
    }

    String markdown() {
        var text = new StringBuilder();
        text.append("Scale %s, %s, %s.%n%n".formatted(plain(scale), begun, Machine.words()));
        text.append(table());
        failures.forEach(failure -> text.append("%nNot measured: %s%n".formatted(failure)));
        return text.toString();
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, markdown());
        } catch (IOException e) {
            throw new Failed("无法写入 %s：%s".formatted(file, e), "%s cannot be written.".formatted(file), e);
        }
    }

    private String table() {
        var rows = Stream.concat(
                        Stream.<String[]>of(Figure.HEAD), figures.stream().map(Figure::cells))
                .toList();
        int[] widths = IntStream.range(0, Figure.HEAD.length)
                .map(column -> rows.stream()
                        .mapToInt(row -> row[column].length())
                        .max()
                        .orElse(0))
                .toArray();
        var rule = IntStream.of(widths).mapToObj("-"::repeat).toArray(String[]::new);
        var lines = new ArrayList<>(rows);
        lines.add(1, rule);
        return lines.stream()
                .map(row -> IntStream.range(0, row.length)
                        .mapToObj(column -> row[column] + " ".repeat(widths[column] - row[column].length()))
                        .collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
