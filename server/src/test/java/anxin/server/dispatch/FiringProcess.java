package anxin.server.dispatch;

import anxin.server.AnxinApplication;
import anxin.server.warning.BeijingDay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of its own that fires clocks, to be killed in the middle of a batch. */
final class FiringProcess {

    private static final String STEP = "fires";

    private final Process process;
    private final BufferedReader said;

    private FiringProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Says so once the steps of a batch are written, and never commits: it is killed there. */
    public static void main(String[] settings) {
        var application = new SpringApplicationBuilder(AnxinApplication.class, BeijingDay.Setting.class)
                .web(WebApplicationType.NONE)
                .run(settings);
        application
                .getBean(BeijingDay.class)
                .is(LocalDate.parse(application.getEnvironment().getRequiredProperty("day")));
        application.getBean(TransactionTemplate.class).execute(_ -> {
            int fired = application.getBean(Escalations.class).fire();
            System.out.println(STEP + " " + fired);
            awaitTheKill();
            return fired;
        });
    }

    private static void awaitTheKill() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static FiringProcess start(Environment of, LocalDate day) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FiringProcess.class.getName()));
        for (var name : List.of("url", "user", "password")) {
            command.add("--anxin.database.%s=%s".formatted(name, of.getRequiredProperty("anxin.database." + name)));
        }
        command.addAll(List.of(
                "--day=" + day,
                "--anxin.data=" + of.getRequiredProperty("anxin.data"),
                "--anxin.background=false",
                "--db-scheduler.enabled=false",
                "--anxin.database.connections=3"));
        return new FiringProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    void awaitSteps(int times) throws IOException {
        for (int left = times; left > 0; ) {
            var line = said.readLine();
            if (line == null) {
                throw new AssertionError("the process ended by itself");
            }
            if (line.startsWith(STEP)) {
                left--;
            }
        }
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
