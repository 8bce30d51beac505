package anxin.server.backup;

import anxin.server.backup.Contents.Beginning;
import anxin.server.backup.Contents.End;
import anxin.server.database.AfterRestore;
import anxin.server.database.DatabaseAlone;
import anxin.server.database.DatabaseTables;
import anxin.server.words.Trouble;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes a backup in (恢复): first the whole file is read and found good, then everything goes in or nothing. */
public final class Restoration {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final char[] passphrase;
    private final Watch watch;
    private final Beginning beginning;
    private final End end;

    private Restoration(Path file, char[] passphrase, Watch watch, Beginning beginning, End end) {
        this.file = file;
        this.passphrase = passphrase;
        this.watch = watch;
        this.beginning = beginning;
        this.end = end;
    }

    /** Reads a backup to its end and changes nothing; what is wrong with it is told. */
    public static Restoration of(Path file, char[] passphrase, Watch watch) throws IOException, SQLException {
        var read =
                new Pass(file, passphrase, watch).through((_, _, in) -> in.transferTo(OutputStream.nullOutputStream()));
        return new Restoration(file, passphrase, watch, read.beginning, read.end);
    }

    /** The same, told to another. */
    public Restoration watchedBy(Watch other) {
        return new Restoration(file, passphrase, other, beginning, end);
    }

    public Instant asOf() {
        return beginning.madeAt();
    }

    public int tables() {
        return end.rows().size();
    }

    public long rows() {
        return end.allRows();
    }

    public long packages() {
        return end.packages();
    }

    /** Whether the private keys are in it. */
    public boolean withKeys() {
        return beginning.keys().stream().anyMatch(key -> !key.endsWith(".pub"));
    }

    /** Refuses a data folder that has something already; {@code null} for a place that does not matter. */
    public void requireRoom(Path data, @Nullable Path database, Path packages) throws IOException {
        if (database != null && Files.exists(database)) {
            throw taken(database);
        }
        if (Files.isDirectory(packages)) {
            try (var there = Files.list(packages)) {
                if (there.findAny().isPresent()) {
                    throw taken(packages);
                }
            }
        }
        for (var key : beginning.keys()) {
            if (!key.endsWith(".pub") && Files.exists(place(data, key))) {
                throw taken(place(data, key));
            }
        }
    }

    /** Puts everything where it belongs: the rows in one transaction, which is committed when all of it is there. */
    public void into(
            DataSource database,
            Supplier<Flyway> migrations,
            Collection<AfterRestore> afterwards,
            Path data,
            Path packages)
            throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            if (!DatabaseTables.isEmpty(connection)) {
                throw new Trouble(
                        "指定的数据库里已经有表，没有恢复任何数据；请给一个新建的空数据库。",
                        "The database that was named has tables already; nothing was restored. Name a new, empty one.");
            }
        }
        var flyway = migrations.get();
        requireKnown(flyway);
        var made = new ArrayDeque<Path>();
        try {
            DatabaseAlone.migrate(flyway, beginning.migrations().keySet());
            try (var connection = database.getConnection()) {
                load(connection, afterwards, data, packages, made);
            }
        } catch (IOException | SQLException | RuntimeException e) {
            undo(made);
            try (var connection = database.getConnection()) {
                clear(connection);
            } catch (SQLException gone) {
                e.addSuppressed(gone);
            }
            throw e;
        }
    }

    private void requireKnown(Flyway flyway) {
        var known = DatabaseAlone.known(flyway);
        beginning.migrations().forEach((version, checksum) -> {
            if (!Objects.equals(known.get(version), checksum)) {
                throw SealedForm.newer();
            }
        });
    }

    private void load(
            Connection connection, Collection<AfterRestore> afterwards, Path data, Path packages, Deque<Path> made)
            throws IOException, SQLException {
        connection.setAutoCommit(false);
        try {
            DatabaseTables.open(connection, beginning.tables());
            new Pass(file, passphrase, watch).through((_, name, in) -> {
                if (name.startsWith(Contents.TABLES)) {
                    var table = beginning.table(name.substring(Contents.TABLES.length()));
                    DatabaseTables.copyIn(connection, table, in);
                } else {
                    keep(place(data, packages, name.substring(Contents.FILES.length())), in, made);
                }
            });
            DatabaseTables.close(connection, end.sequences());
            compareCounts(connection);
            for (var after : afterwards) {
                after.restored(connection);
            }
            connection.commit();
        } catch (IOException | SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
        connection.setAutoCommit(true);
        analyze(connection);
    }

    private void compareCounts(Connection connection) throws SQLException {
        for (var expected : end.rows().entrySet()) {
            long there = count(connection, expected.getKey());
            if (there != expected.getValue()) {
                throw new Trouble(
                        "%s 恢复后有 %,d 行，备份里是 %,d 行，已全部撤回。".formatted(expected.getKey(), there, expected.getValue()),
                        "%s has %,d rows after the restore and %,d in the backup; everything was taken back."
                                .formatted(expected.getKey(), there, expected.getValue()));
            }
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void analyze(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    private static void keep(Path place, InputStream in, Deque<Path> made) throws IOException {
        var missing = new ArrayDeque<Path>();
        for (Path folder = place.getParent(); folder != null && !Files.exists(folder); folder = folder.getParent()) {
            missing.push(folder);
        }
        for (var folder : missing) {
            Files.createDirectory(folder);
            made.push(folder);
        }
        if (Files.exists(place) && place.endsWith("key.pub")) {
            return;
        }
        Files.createFile(place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        made.push(place);
        try (var out = Files.newOutputStream(place)) {
            in.transferTo(out);
        }
    }

    private static Path place(Path data, Path packages, String name) {
        return name.startsWith("packages/")
                ? inside(packages, name.substring("packages/".length()))
                : place(data, name);
    }

    private static Path place(Path data, String name) {
        return inside(data, name);
    }

    private static Path inside(Path folder, String name) {
        var place = folder.resolve(name).normalize();
        if (!place.startsWith(folder.normalize())) {
            throw SealedForm.damaged(new IllegalArgumentException(name));
        }
        return place;
    }

    private static void undo(Deque<Path> made) {
        for (var path : made) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // A folder in which somebody has put something meanwhile stays.
            }
        }
    }

    /** The database was empty, so all there is was made here. */
    private static void clear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ declare made text; begin
                        for made in select nspname from pg_namespace
                                     where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
                        loop execute format('drop schema %I cascade', made); end loop;
                    end $$
                    """);
        }
    }

    private static Trouble taken(Path place) {
        return new Trouble(
                "%s 已经存在，没有恢复任何数据；恢复只写到空的地方，请用 --data 指定一个新文件夹，或先把原来的移开（系统停止后）。".formatted(place),
                "%s is there already; nothing was restored. A restore only goes where there is nothing: name a new folder with --data, or move the old one away while nothing runs on it."
                        .formatted(place));
    }

    /** What is done with each table and file on the way. */
    private interface Taker {
        void take(Beginning beginning, String name, InputStream in) throws IOException, SQLException;
    }

    private record Read(Beginning beginning, End end) {}

    /** One reading of the file from beginning to end, in which all sums are compared. */
    private record Pass(Path file, char[] passphrase, Watch watch) {

        Read through(Taker taker) throws IOException, SQLException {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            try (var opened = new BufferedInputStream(Files.newInputStream(file), 1 << 20);
                    var sealed = new SealedInputStream(opened, passphrase)) {
                var read = through(new ZipInputStream(sealed), taker);
                // To the last chunk, which says that it is the last.
                sealed.transferTo(OutputStream.nullOutputStream());
                return read;
            } catch (ZipException | JacksonException | IllegalArgumentException malformed) {
                throw SealedForm.damaged(malformed);
            }
        }

        private Read through(ZipInputStream zip, Taker taker) throws IOException, SQLException {
            var watched = new Watched(zip, watch);
            var sums = new LinkedHashMap<String, String>();
            Beginning beginning = null;
            End end = null;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                var digest = Sha256.digest();
                var in = new DigestInputStream(watched.at(name), digest);
                if (name.equals(Contents.END)) {
                    end = JSON.readValue(in.readAllBytes(), End.class);
                    continue;
                }
                if (name.equals(Contents.BEGINNING)) {
                    beginning = JSON.readValue(in.readAllBytes(), Beginning.class);
                    if (!beginning.form().equals(Contents.FORM)) {
                        throw SealedForm.newer();
                    }
                } else {
                    taker.take(Objects.requireNonNull(beginning), name, in);
                    in.transferTo(OutputStream.nullOutputStream());
                }
                sums.put(name, HexFormat.of().formatHex(digest.digest()));
            }
            if (beginning == null || end == null || !Map.copyOf(end.sha256()).equals(sums)) {
                throw SealedForm.damaged(new IllegalStateException("sums"));
            }
            return new Read(beginning, end);
        }
    }

    private static final class Watched extends FilterInputStream {

        private final Watch watch;
        private String name = "";
        private long bytes;

        Watched(ZipInputStream zip, Watch watch) {
            super(zip);
            this.watch = watch;
        }

        InputStream at(String entry) {
            name = entry;
            return this;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            watch.at(name, bytes += Math.max(read, 0));
            return read;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        // The next entry follows.
        @Override
        public void close() {}
    }
}
