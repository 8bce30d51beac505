package anxin.server.backup;

import anxin.server.backup.Contents.Beginning;
import anxin.server.backup.Contents.End;
import anxin.server.database.DatabaseTables;
import anxin.server.database.KeptFiles;
import anxin.server.words.Trouble;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes backups (备份) while the application works: every table as of one moment, then the files its rows name. Inside the
 * encryption it is a zip.
 */
@Component
public class Backups {

    private final DataSource database;
    private final List<KeptFiles> kept;
    private final Path data;
    private final Clock clock;
    private final JsonMapper json;

    Backups(
            DataSource database,
            List<KeptFiles> kept,
            @Value("${anxin.data}") Path data,
            Clock clock,
            JsonMapper json) {
        this.database = database;
        this.kept = kept;
        this.data = data;
        this.clock = clock;
        this.json = json;
    }

    /** What a backup holds. */
    public record Written(Instant asOf, int tables, long rows, long packages, int keys, long bytes) {}

    /**
     * Writes a backup to a file that is not there yet; until it is whole it stands beside it as {@code .part}.
     *
     * @param withKeys whether the keys go in too; else whoever has the backup alone can sign and decrypt nothing
     */
    public Written write(Path file, char[] passphrase, boolean withKeys, Watch watch) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new Trouble(
                    "%s 已经存在，备份不会覆盖它；请换一个文件名。".formatted(file),
                    "%s is there already and will not be overwritten; choose another name.".formatted(file));
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Written written;
            try (var out = new SealedOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(part), 1 << 20), passphrase)) {
                written = write(out, withKeys, watch);
            }
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return new Written(
                    written.asOf, written.tables, written.rows, written.packages, written.keys, Files.size(file));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Written write(OutputStream sealed, boolean withKeys, Watch watch) throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try (var zip = new Zip(sealed, watch)) {
                return write(connection, zip, withKeys);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
            }
        }
    }

    private Written write(Connection connection, Zip zip, boolean withKeys) throws IOException, SQLException {
        var keys = keys(withKeys);
        var asOf = clock.instant();
        var tables = DatabaseTables.all(connection);
        var migrations = DatabaseTables.migrations(connection);
        zip.bytes(
                Contents.BEGINNING,
                json.writeValueAsBytes(new Beginning(Contents.FORM, asOf, migrations, tables, keys)));
        for (var key : keys) {
            zip.file(Contents.FILES + key, data.resolve(key));
        }
        var rows = new LinkedHashMap<String, Long>();
        for (var table : tables) {
            try (var entry = zip.entry(Contents.TABLES + table.name())) {
                rows.put(table.name(), DatabaseTables.copyOut(connection, table, entry));
            }
        }
        for (var files : kept) {
            for (var file : files.named(connection)) {
                zip.file(
                        Contents.FILES + files.name() + "/" + file, files.home().resolve(file));
            }
        }
        var end = new End(Map.copyOf(zip.sha256), rows, DatabaseTables.sequences(connection));
        zip.bytes(Contents.END, json.writeValueAsBytes(end));
        return new Written(
                asOf,
                tables.size(),
                end.allRows(),
                end.packages(),
                (int) keys.stream().filter(key -> !key.endsWith(".pub")).count(),
                0);
    }

    /** The public key always, so that a restored log can be checked; the others if asked for. */
    private List<String> keys(boolean all) throws IOException {
        var keys = new ArrayList<String>();
        for (var folder : List.of("evidence", "keys")) {
            if (Files.isDirectory(data.resolve(folder))) {
                try (var files = Files.walk(data.resolve(folder))) {
                    files.filter(Files::isRegularFile)
                            .filter(file -> all || file.endsWith("key.pub"))
                            .map(file -> data.relativize(file).toString())
                            .sorted()
                            .forEach(keys::add);
                }
            }
        }
        return keys;
    }

    /** A zip that notes the sum of each entry and tells how far it is. */
    private static final class Zip implements AutoCloseable {

        private final Map<String, String> sha256 = new LinkedHashMap<>();
        private final ZipOutputStream zip;
        private final Watch watch;
        private String entry = "";
        private long bytes;

        Zip(OutputStream out, Watch watch) {
            this.zip = new ZipOutputStream(out);
            this.watch = watch;
            zip.setLevel(Deflater.BEST_SPEED);
        }

        void bytes(String name, byte[] content) throws IOException {
            try (var out = entry(name)) {
                out.write(content);
            }
        }

        void file(String name, Path file) throws IOException {
            try (var out = entry(name)) {
                Files.copy(file, out);
            }
        }

        OutputStream entry(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            entry = name;
            var digest = Sha256.digest();
            return new DigestOutputStream(new Watched(), digest) {
                @Override
                public void close() throws IOException {
                    zip.closeEntry();
                    sha256.put(name, HexFormat.of().formatHex(digest.digest()));
                }
            };
        }

        @Override
        public void close() throws IOException {
            zip.finish();
        }

        private final class Watched extends FilterOutputStream {

            Watched() {
                super(zip);
            }

            @Override
            public void write(byte[] content, int offset, int length) throws IOException {
                watch.at(entry, bytes += length);
                zip.write(content, offset, length);
            }

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }
        }
    }
}
