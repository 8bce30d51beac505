package anxin.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One process of the application: what it printed, what it said beside, how it ended. */
final class Run implements AutoCloseable {

    private static final int PATIENCE_MINUTES = 5;

    private final Process process;
    private final Path out;
    private final Path err;

    private Run(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Run start(ProcessBuilder builder, Path log) {
        try {
            Files.createDirectories(log.getParent());
            var out = Path.of(log + ".out");
            var err = Path.of(log + ".err");
            var process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            // Nothing the tests started outlives them.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new Run(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end; the exit code. */
    int untilOver() {
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after %d minutes: %s".formatted(PATIENCE_MINUTES, said()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** As by Ctrl-C or a service manager. */
    void askToStop() {
        process.destroy();
    }

    /** As by {@code kill -9} or a power cut. */
    void kill() {
        process.destroyForcibly();
        untilOver();
    }

    /** Data, on standard output. */
    String printed() {
        return text(out);
    }

    /** Sentences, on standard error. */
    String said() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        untilOver();
    }
}
