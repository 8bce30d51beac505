package anxin.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One run of {@code ./anxin}, and what it says. */
final class Launched implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();
    private final Thread reader;

    private Launched(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ROOT.resolve("anxin").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("LANG", "zh_CN.UTF-8");
        this.process = builder.start();
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    static Launched anxin(String... arguments) throws IOException {
        return new Launched(List.of(arguments));
    }

    /** Waits for a line that holds this text, and gives the line. */
    String line(String text) throws InterruptedException {
        for (String line; (line = lines.poll(10, TimeUnit.MINUTES)) != null && !line.equals(END); ) {
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("never said “%s”, but:\n%s".formatted(text, said()));
    }

    /** Waits until it has ended by itself, and gives its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            throw new AssertionError("did not end; it said:\n" + said());
        }
        reader.join();
        return process.exitValue();
    }

    /** Ctrl-C, as a terminal sends it to the program in front. */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
        return exitCode();
    }

    /** The power goes. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }

    private static final String END = new String("end of output");

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = output.readLine()) != null; ) {
                synchronized (said) {
                    said.add(line);
                }
                lines.add(line);
            }
        } catch (IOException closed) {
            // The process was ended while it spoke.
        }
        lines.add(END);
    }
}
