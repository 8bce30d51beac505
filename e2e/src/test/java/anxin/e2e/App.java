package anxin.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The application as it was packaged, started as the launcher starts it. */
final class App {

    /** All that the tests write; emptied at the start of each run. */
    static final Path WORK = Path.of("target", "work").toAbsolutePath();

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path JAR = Path.of("..", "server", "target", "anxin.jar");
    private static final Path UNPACKED = WORK.resolve("app");
    private static final AtomicInteger RUNS = new AtomicInteger();

    static {
        Folders.remove(WORK);
        unpack();
    }

    private App() {}

    /** Runs a command to its end. */
    static Run run(Object... arguments) {
        var run = start(List.of(), arguments);
        run.untilOver();
        return run;
    }

    static Run start(List<String> javaOptions, Object... arguments) {
        return start(commandLine(javaOptions, arguments), String.valueOf(arguments[0]));
    }

    /** Runs a shell script to its end. */
    static Run shell(List<String> shell, String script) {
        var command = new ArrayList<>(shell);
        command.addAll(List.of("sh", "-c", script));
        var run = start(command, "script");
        run.untilOver();
        return run;
    }

    /** The words that start the application. */
    static List<String> commandLine(List<String> javaOptions, Object... arguments) {
        var command = new ArrayList<>(List.of(
                JAVA.toString(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsun.jnu.encoding=UTF-8"));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", UNPACKED.resolve("anxin.jar").toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    private static Run start(List<String> command, String name) {
        var builder = new ProcessBuilder(command).directory(WORK.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("LC_MESSAGES", "zh_CN.UTF-8");
        return Run.start(builder, WORK.resolve("logs").resolve("%02d-%s".formatted(RUNS.incrementAndGet(), name)));
    }

    private static void unpack() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("%s is missing; build everything: ./mvnw verify".formatted(JAR));
        }
        var command = List.of(
                JAVA.toString(),
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--destination",
                UNPACKED.toString());
        Run.start(new ProcessBuilder(command), WORK.resolve("logs").resolve("unpack"))
                .untilOver();
    }

    /** A folder of its own for a test, empty. */
    static Path folder(String name) {
        try {
            return Files.createDirectories(WORK.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
