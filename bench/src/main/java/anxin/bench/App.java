package anxin.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The built application, as anybody starts it: {@code ./anxin …}. */
record App(Path home, Path logs, AtomicInteger runs) {

    App(Path home, Path logs) {
        this(home, logs, new AtomicInteger());
    }

    /** Runs a command to its end. */
    Measured run(String javaOptions, Object... arguments) {
        return start(javaOptions, arguments).untilOver();
    }

    Watched start(String javaOptions, Object... arguments) {
        var command = new ArrayList<>(List.of(home.resolve("anxin").toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        var builder = new ProcessBuilder(command);
        builder.environment().put("ANXIN_JAVA_OPTS", javaOptions);
        // One client stands for many here.
        builder.environment().put("ANXIN_LIMITS_USERPERMINUTE", "1000000");
        builder.environment().put("ANXIN_WORKERS_NETWORKPERMINUTE", "1000000");
        builder.environment().put("ANXIN_WORKERS_ALLPERMINUTE", "1000000");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("LC_MESSAGES", "en_US.UTF-8");
        return Watched.start(builder, logs.resolve("%02d-%s.log".formatted(runs.incrementAndGet(), arguments[0])));
    }
}
