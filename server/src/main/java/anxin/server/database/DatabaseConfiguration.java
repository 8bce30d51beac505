package anxin.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** The one data source, over a PostgreSQL of our own or the one that was named. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Nullable
    EmbeddedPostgres embeddedPostgres(DatabaseProperties properties) {
        return StringUtils.hasText(properties.url()) ? null : EmbeddedPostgres.open(properties.home());
    }

    @Bean
    DataSource dataSource(DatabaseProperties properties, @Nullable EmbeddedPostgres postgres) {
        Supplier<Address> address = postgres == null ? named(properties) : postgres::address;
        var pool = new HikariDataSource();
        pool.setPoolName("database");
        pool.setDataSource(new AddressedDataSource(address));
        pool.setMaximumPoolSize(properties.connections());
        pool.setConnectionTimeout(properties.patience().toMillis());
        pool.setConnectionInitSql("set time zone 'Asia/Shanghai'");
        return new ScopedDataSource(pool);
    }

    private static Supplier<Address> named(DatabaseProperties properties) {
        var address = new Address(
                StringUtils.startsWithIgnoreCase(properties.url(), "jdbc:")
                        ? properties.url()
                        : "jdbc:" + properties.url(),
                properties.user() == null ? "" : properties.user(),
                properties.password() == null ? "" : properties.password());
        return () -> address;
    }
}
