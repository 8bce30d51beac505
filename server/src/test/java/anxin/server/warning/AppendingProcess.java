package anxin.server.warning;

import anxin.server.AnxinApplication;
import anxin.server.evidence.EvidenceLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;

/** A process of its own that appends to the evidence log without a pause, to be killed. */
final class AppendingProcess {

    private static final String READY = "ready";
    private static final String APPENDED = "appended ";

    private final Process process;
    private final BufferedReader said;

    private AppendingProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static void main(String[] settings) {
        var log = new SpringApplicationBuilder(AnxinApplication.class)
                .web(WebApplicationType.NONE)
                .run(settings)
                .getBean(EvidenceLog.class);
        System.out.println(READY);
        while (true) {
            long appended = log.seal();
            log.catchUp();
            System.out.println(APPENDED + appended);
        }
    }

    /** One on the same database and data folder as the application of the test. */
    static AppendingProcess start(Environment of) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName()));
        for (var name : List.of("url", "user", "password")) {
            command.add("--anxin.database.%s=%s".formatted(name, of.getRequiredProperty("anxin.database." + name)));
        }
        command.addAll(List.of(
                "--anxin.data=" + of.getRequiredProperty("anxin.data"),
                "--anxin.background=false",
                "--db-scheduler.enabled=false",
                "--anxin.database.connections=3"));
        return new AppendingProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    void awaitReady() throws IOException {
        for (var line = line(); !line.equals(READY); ) {
            line = line();
        }
    }

    /** Waits until it has appended leaves so many times. */
    void awaitAppended(int times) throws IOException {
        for (int left = times; left > 0; ) {
            var line = line();
            if (line.startsWith(APPENDED) && !line.equals(APPENDED + 0)) {
                left--;
            }
        }
    }

    private String line() throws IOException {
        var line = said.readLine();
        if (line == null) {
            throw new AssertionError("the appender ended by itself");
        }
        return line;
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
