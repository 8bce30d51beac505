package anxin.server.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The database without the application over it, and without its tables until they are asked for. Not a {@code @Configuration},
 * which the application would find and then wait for its tables as well.
 */
@EnableConfigurationProperties(DatabaseProperties.class)
@Import(DatabaseConfiguration.class)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@ComponentScan(
        basePackages = "anxin.server",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(MakesTables.class))
public class DatabaseAlone {

    @Bean
    FlywayMigrationStrategy later() {
        return _ -> {};
    }

    /** The migrations this version has, with their checksums. */
    public static Map<String, Integer> known(Flyway flyway) {
        var known = new TreeMap<String, Integer>();
        for (var migration : flyway.info().all()) {
            if (migration.getVersion() != null) {
                // Those in Java have no checksum.
                known.put(migration.getVersion().getVersion(), Objects.requireNonNullElse(migration.getChecksum(), 0));
            }
        }
        return known;
    }

    /** Makes the tables as these migrations, and no other, make them. */
    public static void migrate(Flyway flyway, Set<String> versions) {
        Flyway.configure(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .resourceProvider(new Chosen(versions))
                .javaMigrations(Arrays.stream(flyway.getConfiguration().getJavaMigrations())
                        .filter(migration ->
                                versions.contains(migration.getVersion().getVersion()))
                        .toArray(JavaMigration[]::new))
                .load()
                .migrate();
    }

    /** Those of our migrations that were chosen. */
    private static final class Chosen implements ResourceProvider {

        private static final String FOLDER = "db/migration/";

        private final Map<String, LoadableResource> chosen;

        Chosen(Set<String> versions) {
            try {
                chosen = Arrays.stream(new PathMatchingResourcePatternResolver()
                                .getResources("classpath*:" + FOLDER + "**/V*__*.sql"))
                        .filter(resource -> versions.contains(version(resource)))
                        .map(Script::of)
                        .collect(Collectors.toMap(LoadableResource::getRelativePath, Function.identity()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String version(Resource resource) {
            var name = String.valueOf(resource.getFilename());
            return MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")))
                    .getVersion();
        }

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return chosen.get(name);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return chosen.values().stream()
                    .filter(resource -> resource.getFilename().startsWith(prefix)
                            && List.of(suffixes).stream().anyMatch(resource.getFilename()::endsWith))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private static final class Script extends LoadableResource {

        private final String path;
        private final String text;

        private Script(String path, String text) {
            this.path = path;
            this.text = text;
        }

        static LoadableResource of(Resource resource) {
            try {
                var address = resource.getURL().toString();
                return new Script(
                        address.substring(address.lastIndexOf(Chosen.FOLDER) + Chosen.FOLDER.length()),
                        resource.getContentAsString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return Chosen.FOLDER + path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return path;
        }
    }
}
