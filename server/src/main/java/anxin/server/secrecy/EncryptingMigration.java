package anxin.server.secrecy;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** A migration that encrypts what stood plain, which SQL cannot; one transaction like any other. */
public abstract class EncryptingMigration implements JavaMigration {

    private final MigrationVersion version;
    private final String description;

    protected EncryptingMigration(String version, String description) {
        this.version = MigrationVersion.fromVersion(version);
        this.description = description;
    }

    /** Encrypts; whatever is thrown leaves everything as it was. */
    protected abstract void migrate(Connection connection) throws SQLException;

    @Override
    public final void migrate(Context context) throws SQLException {
        migrate(context.getConnection());
    }

    /** Runs statements one after the other. */
    protected static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Writes a table anew, because dropped columns and old versions of rows stay in its files otherwise.
     *
     * @param column any of its columns of type bytea, jsonb or int
     * @param same an expression that gives the column's value and is not the column itself
     */
    protected static void writeAnew(Connection connection, String table, String column, String type, String same)
            throws SQLException {
        run(connection, "alter table %s alter column %s type %s using (%s)".formatted(table, column, type, same));
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
