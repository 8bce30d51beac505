package anxin.server.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changing the key (更换密钥): a new one encrypts from now on, and what is under older ones is brought under it in parts. */
@Component
public class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);
    private static final int PART = 1_000;
    private static final long LOCK = 0x414E584B4559L;

    private final Keyring keyring;
    private final List<Reencryptable> encrypted;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    KeyRotation(
            Keyring keyring,
            List<Reencryptable> encrypted,
            DataSource dataSource,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.keyring = keyring;
        this.encrypted = encrypted;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A key the database knows.
     *
     * @param name its number, or {@code index}
     */
    public record Known(String name, OffsetDateTime since, boolean active) {}

    public List<Known> keys() {
        var active = "" + keyring.refresh().active();
        return jdbc.sql("select name, since from secrecy.key order by length(name), name")
                .query((row, _) -> new Known(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class),
                        row.getString(1).equals(active)))
                .list();
    }

    /** Makes a new key, which encrypts from now on; the older ones stay and still read. */
    public int rotate() {
        return inTransaction(connection -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            return keyring.rotate(connection);
        });
    }

    /** How many values and files are not under the active key and algorithm. */
    public long outstanding() {
        return inTransaction(connection -> {
            long count = 0;
            for (var part : encrypted) {
                count += part.outstanding(connection);
            }
            return count;
        });
    }

    /**
     * Brings everything under the active key, each part in a transaction of its own, so that it can be stopped and begun
     * again at any time.
     *
     * @param progress told how many are done so far
     */
    public long reencrypt(LongConsumer progress) {
        long done = 0;
        for (var each : encrypted) {
            long after = 0;
            boolean over = false;
            while (!over) {
                long from = after;
                var part = inTransaction(connection -> each.reencrypt(connection, from, PART));
                after = part.last();
                over = part.over();
                done += part.done();
                progress.accept(done);
            }
        }
        return done;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException, IOException;
    }

    private <T> T inTransaction(Work<T> work) {
        var result = transaction.execute(_ -> {
            var connection = DataSourceUtils.getConnection(dataSource);
            try {
                return work.on(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return java.util.Objects.requireNonNull(result);
    }

    /** What was written under an older key while the key was being changed, and what an interrupted change left. */
    @Component
    @ConditionalOnBooleanProperty(name = "anxin.background", matchIfMissing = true)
    static class Stragglers {

        private final KeyRotation rotation;

        Stragglers(KeyRotation rotation) {
            this.rotation = rotation;
        }

        @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
        void bringAlong() {
            if (rotation.outstanding() > 0) {
                log.info("{} values and files were brought under the active key", rotation.reencrypt(_ -> {}));
            }
        }
    }
}
