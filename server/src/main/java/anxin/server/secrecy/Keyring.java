package anxin.server.secrecy;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * The keys in use. Before anything is migrated or encrypted they are compared with those the database knows by their
 * fingerprints: a lost or foreign file is told and never quietly replaced.
 */
@Component
class Keyring {

    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

    private final KeyHome home;
    private final Algorithm algorithm;
    private volatile Keys keys;
    private volatile long stamp;
    private volatile long looked = System.nanoTime();

    Keyring(KeyHome home, SecrecyProperties properties, DataSource dataSource) throws IOException, SQLException {
        this.home = home;
        this.algorithm = properties.algorithm();
        try (var connection = dataSource.getConnection()) {
            var known = known(connection);
            var text = home.read();
            if (text.isEmpty()) {
                if (!known.isEmpty()) {
                    throw missing();
                }
                create();
            }
            this.stamp = home.stamp();
            this.keys = read();
            compare(known, keys);
            if (!known.isEmpty()) {
                register(connection);
            }
        }
    }

    private void create() {
        try {
            home.create(Keys.create(algorithm).text());
        } catch (IOException e) {
            throw new Trouble(
                    "数据密钥要写到 %s，但写不了（%s）；请检查这个文件夹的权限和剩余空间。".formatted(home.name(), e.getMessage()),
                    "The keys are to be written to %s, but cannot be (%s); check the folder's permissions and free space."
                            .formatted(home.name(), e.getMessage()),
                    e);
        }
    }

    private Keys read() throws IOException {
        try {
            return Keys.parse(home.read().orElseThrow(this::missing));
        } catch (IllegalArgumentException e) {
            throw new Trouble(
                    "数据密钥 %s 读不出来（%s）；请从备份恢复这个文件。".formatted(home.name(), e.getMessage()),
                    "The keys in %s cannot be read (%s); restore this file from its backup."
                            .formatted(home.name(), e.getMessage()));
        }
    }

    private Trouble missing() {
        return new Trouble(
                "数据库里有加密的数据，但数据密钥 %s 不在；请从备份放回这个文件再启动。没有它，这些数据读不出来。".formatted(home.name()),
                "The database holds encrypted data, but the keys %s are missing; put this file back from its backup and start again. Without it these data cannot be read."
                        .formatted(home.name()));
    }

    private void compare(Map<String, byte[]> known, Keys present) {
        var fingerprints = present.fingerprints();
        known.forEach((name, fingerprint) -> {
            if (!Arrays.equals(fingerprint, fingerprints.get(name))) {
                throw new Trouble(
                        "数据密钥 %s 与数据库里的数据对不上（密钥 %s %s）；请放回与这个数据库一起用的那个文件再启动。"
                                .formatted(home.name(), name, fingerprints.containsKey(name) ? "不是原来的" : "不在里面"),
                        "The keys in %s are not those of this database (key %s is %s); put back the file that belongs to this database and start again."
                                .formatted(
                                        home.name(), name, fingerprints.containsKey(name) ? "another one" : "missing"));
            }
        });
    }

    private static Map<String, byte[]> known(Connection connection) throws SQLException {
        var known = new HashMap<String, byte[]>();
        try (var statement = connection.createStatement()) {
            try (var exists = statement.executeQuery("select to_regclass('secrecy.key') is not null")) {
                exists.next();
                if (!exists.getBoolean(1)) {
                    return known;
                }
            }
            try (var rows = statement.executeQuery("select name, fingerprint from secrecy.key")) {
                while (rows.next()) {
                    known.put(rows.getString(1), rows.getBytes(2));
                }
            }
        }
        return known;
    }

    /** Notes in the database which keys are in use. */
    void register(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into secrecy.key (name, fingerprint) values (?, ?) on conflict (name) do nothing")) {
            for (var key : keys.fingerprints().entrySet()) {
                insert.setString(1, key.getKey());
                insert.setBytes(2, key.getValue());
                insert.executeUpdate();
            }
        }
    }

    /** Makes a new key, which encrypts from now on; others who use the same file see it within a second. */
    synchronized int rotate(Connection connection) throws SQLException, IOException {
        var more = read().rotated();
        home.replace(more.text());
        keys = more;
        stamp = home.stamp();
        register(connection);
        return more.active();
    }

    Algorithm algorithm() {
        return algorithm;
    }

    /** The keys of now: another process may have made a new one. */
    Keys current() {
        if (System.nanoTime() - looked > LOOK_EVERY_NANOS) {
            refresh();
        }
        return keys;
    }

    /** The keys after looking once more. */
    synchronized Keys refresh() {
        looked = System.nanoTime();
        try {
            long now = home.stamp();
            // While the file is away what was read of it still serves; the next start will tell.
            if (now != stamp && now != 0) {
                keys = read();
                stamp = now;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return keys;
    }
}
