package anxin.server.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this Java process, and as many empty databases in it as they ask for. */
public final class TestDatabase {

    private static final AtomicInteger count = new AtomicInteger();

    private TestDatabase() {}

    /** The address, user and password of a new, empty database, as {@code anxin.database.*} properties. */
    public static Map<String, String> fresh() {
        var address = freshAddress();
        return Map.of(
                "anxin.database.url", address.url(),
                "anxin.database.user", address.user(),
                "anxin.database.password", address.password());
    }

    /** A database that the tests of this package share. */
    static Address address() {
        return Shared.ADDRESS;
    }

    private static Address freshAddress() {
        var name = "test_%d_%d".formatted(ProcessHandle.current().pid(), count.incrementAndGet());
        var postgres = Holder.POSTGRES;
        var maintenance = postgres.address("postgres");
        try (var connection =
                        DriverManager.getConnection(maintenance.url(), maintenance.user(), maintenance.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgres.address(name);
    }

    private static final class Shared {

        static final Address ADDRESS = freshAddress();
    }

    private static final class Holder {

        // It ends with this process and not before, because the applications still need it while they close. Nothing in
        // it
        // must last, so the disk need not be waited for.
        static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.open(
                Path.of("target", "postgres"),
                Map.of("fsync", "off", "full_page_writes", "off", "shared_buffers", "128MB", "max_connections", "500"));
    }
}
