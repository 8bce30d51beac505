package anxin.server.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data a command works on: the folder, or a database that was named. */
class Installation {

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "./data")
    private Path data = Path.of("data");

    @Option(names = "--database-url", paramLabel = "URL")
    private @Nullable String databaseUrl;

    @Option(names = "--database-user", paramLabel = "NAME")
    private @Nullable String databaseUser;

    @Option(names = "--packs", paramLabel = "DIR")
    private List<Path> packs = new ArrayList<>();

    Path data() {
        return data;
    }

    List<Path> packs() {
        return packs;
    }

    Installation at(Path folder) {
        data = folder;
        return this;
    }

    /** Whether the database is the one in the data folder. */
    boolean ownDatabase() {
        return databaseUrl == null && System.getenv("ANXIN_DATABASE_URL") == null;
    }

    /** What the application has to be told. */
    Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("anxin.data", data.toAbsolutePath().normalize().toString());
        if (databaseUrl != null) {
            settings.put("anxin.database.url", databaseUrl);
        }
        if (databaseUser != null) {
            settings.put("anxin.database.user", databaseUser);
        }
        if (!packs.isEmpty()) {
            settings.put(
                    "anxin.packs",
                    String.join(",", packs.stream().map(Path::toString).toList()));
        }
        return settings;
    }
}
