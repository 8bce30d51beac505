package anxin.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections to wherever the database answers now: after a restart its port may be another. */
class AddressedDataSource extends AbstractDataSource {

    private static final int LOGIN_SECONDS = 5;

    private final Driver driver = new Driver();
    private final Supplier<Address> address;

    AddressedDataSource(Supplier<Address> address) {
        this.address = address;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var now = address.get();
        return connect(now.url(), now.user(), now.password());
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return connect(address.get().url(), String.valueOf(user), String.valueOf(password));
    }

    /** Without one the pool would complain, when it closes, that it had no time to wait. */
    @Override
    public int getLoginTimeout() {
        return LOGIN_SECONDS;
    }

    private Connection connect(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "anxin");
        properties.setProperty("reWriteBatchedInserts", "true");
        // What PostgreSQL adds to an error quotes whole rows; messages go into the log, identity numbers must not.
        properties.setProperty("logServerErrorDetail", "false");
        var connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("not the address of a PostgreSQL: " + url);
        }
        return connection;
    }
}
