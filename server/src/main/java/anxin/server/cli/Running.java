package anxin.server.cli;

import anxin.server.AnxinApplication;
import anxin.server.database.DatabaseAlone;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

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
        return application(DatabaseAlone.class, settings, WebApplicationType.NONE);
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
