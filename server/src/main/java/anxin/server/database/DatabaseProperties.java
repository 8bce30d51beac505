package anxin.server.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database to use: an existing one by {@code url} ({@code ANXIN_DATABASE_URL}), or else our own in the data folder.
 *
 * @param patience how long to wait for a connection, also while the database is being started again
 */
@ConfigurationProperties("anxin.database")
record DatabaseProperties(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("./data/pg") Path home,
        @DefaultValue("20") int connections,
        @DefaultValue("30s") Duration patience) {}
