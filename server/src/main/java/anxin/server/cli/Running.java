package anxin.server.cli;

import anxin.server.AnxinApplication;
import anxin.server.database.DatabaseAlone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.util.FileSystemUtils;

/** Starts the application for a command. */
final class Running {

    private Running() {}

    /** With the console and all that runs by itself. */
    static ConfigurableApplicationContext server(Map<String, Object> settings) {
        return application(settings, WebApplicationType.SERVLET);
    }

    /** Only to do one thing on the data: no console, nothing that runs by itself. */
    static ConfigurableApplicationContext forOneTask(Installation installation) {
        var settings = new HashMap<>(installation.settings());
        settings.put("anxin.background", "false");
        settings.put("db-scheduler.enabled", "false");
        settings.put("anxin.database.connections", "6");
        settings.put("anxin.database.patience", "10s");
        // What is wrong is told by the command itself; the rest is in the log file.
        settings.put("logging.threshold.console", "off");
        return application(settings, WebApplicationType.NONE);
    }

    /** Only the database, empty if nobody has used it. */
    static ConfigurableApplicationContext databaseAlone(Installation installation) {
        var settings = new HashMap<>(installation.settings());
        settings.put("logging.threshold.console", "off");
        // Empty tables are made with any key; those of the rows that come in are not needed to keep them.
        var passing = passingKeys();
        settings.put("anxin.secrecy.keys", passing);
        settings.put("anxin.secrecy.command", "");
        // They are not compared with those of a database that has rows already, which is told first.
        settings.put("spring.main.lazy-initialization", "true");
        var context = application(DatabaseAlone.class, settings, WebApplicationType.NONE);
        context.addApplicationListener((ContextClosedEvent closed) -> remove(passing));
        return context;
    }

    private static Path passingKeys() {
        try {
            return Files.createTempDirectory("anxin-keys").resolve("master.keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path passing) {
        try {
            FileSystemUtils.deleteRecursively(passing.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext application(Map<String, Object> settings, WebApplicationType type) {
        return application(AnxinApplication.class, settings, type);
    }

    private static ConfigurableApplicationContext application(
            Class<?> source, Map<String, Object> settings, WebApplicationType type) {
        return new SpringApplicationBuilder(source)
                .web(type)
                .logStartupInfo(false)
                // As command line arguments they come before the environment and the configuration file.
                .run(settings.entrySet().stream()
                        .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                        .toArray(String[]::new));
    }
}
