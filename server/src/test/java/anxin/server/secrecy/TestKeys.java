package anxin.server.secrecy;

import anxin.server.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Keys in a folder and a database that knows them, as the application has them after its migrations. */
final class TestKeys {

    private static final Path MIGRATION =
            Path.of("src/main/resources/db/migration/secrecy/V202611211300__the_keys_of_this_database_are_known.sql");

    private final DataSource dataSource;
    private final Path file;

    TestKeys(Path folder) {
        var address = TestDatabase.fresh();
        this.dataSource = new DriverManagerDataSource(
                address.get("anxin.database.url"),
                address.get("anxin.database.user"),
                address.get("anxin.database.password"));
        this.file = folder.resolve("keys/master.keys");
    }

    DataSource dataSource() {
        return dataSource;
    }

    Path file() {
        return file;
    }

    /** As a process that starts has them. */
    Keyring keyring(Algorithm algorithm) throws IOException, SQLException {
        return new Keyring(new KeyFile(file), new SecrecyProperties(algorithm, file, null), dataSource);
    }

    /** A process that has started for the first time. */
    Keyring first(Algorithm algorithm) throws IOException, SQLException {
        var keyring = keyring(algorithm);
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(MIGRATION));
            keyring.register(connection);
        }
        return keyring;
    }

    int rotate(Keyring keyring) throws IOException, SQLException {
        try (var connection = dataSource.getConnection()) {
            return keyring.rotate(connection);
        }
    }
}
