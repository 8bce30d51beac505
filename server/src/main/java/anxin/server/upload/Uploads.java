package anxin.server.upload;

import anxin.engine.calendar.BeijingTime;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.EncryptedFiles;
import anxin.server.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Evidence files (证据材料). Memory does not grow with them. Who may see which is for the module that hands them in to say; here
 * everything is read and written as the application, in a transaction of its own.
 */
@Component
public class Uploads {

    static final String PLACE = "upload.file";

    private final JdbcClient jdbc;
    private final EncryptedColumns uploadTexts;
    private final EncryptedFiles files;
    private final ContentCheck check;
    private final Pictures pictures;
    private final UploadProperties properties;
    private final Clock clock;
    private final TransactionTemplate apart;

    Uploads(
            JdbcClient jdbc,
            EncryptedColumns uploadTexts,
            EncryptedFiles files,
            UploadProperties properties,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.uploadTexts = uploadTexts;
        this.files = files;
        this.check = new ContentCheck();
        this.pictures = new Pictures(properties.megapixels());
        this.properties = properties;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The most bytes a file may have. */
    public long largest() {
        return properties.largest().toBytes();
    }

    /** A kept file and what is in it. */
    public record Opened(Kept file, InputStream content) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    /**
     * Takes a file in.
     *
     * @param name as it was called; only how it ends is changed to what it is
     * @param by login of who sends it; null for whoever has none
     * @throws Refusal if it is empty, too large, or not what may be taken
     */
    public Kept keep(InputStream in, String name, Wanted wanted, @Nullable String by) {
        long id = asked(() -> jdbc.sql("select nextval(pg_get_serial_sequence('upload.file', 'id'))")
                .query(Long.class)
                .single());
        try {
            Files.createDirectories(properties.home());
            var incoming = properties.home().resolve("incoming-" + UUID.randomUUID());
            try {
                return keep(id, in, incoming, name, wanted, by);
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException e) {
            throw new Refusal(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "FILE_NOT_KEPT",
                    new Words(
                            "文件没有存下来（%s）；请稍后再传，仍不行请联系工作人员。"
                                    .formatted(e.getClass().getSimpleName()),
                            "The file could not be kept (%s); send it again later, or ask the office."
                                    .formatted(e.getClass().getSimpleName())));
        }
    }

    private record Sum(String sha256, long size) {}

    private Kept keep(long id, InputStream in, Path incoming, String name, Wanted wanted, @Nullable String by)
            throws IOException {
        long most = wanted.largest() == 0 ? largest() : Math.min(wanted.largest(), largest());
        var came = written(id, incoming, out -> copy(in, out, most));
        if (came.size() == 0) {
            throw Refusal.badRequest("FILE_EMPTY", "文件是空的；请重新选择。", "The file is empty; choose another.");
        }
        var type = check.typeOf(() -> files.read(incoming, PLACE, id), wanted.types());
        var drawn = new Drawn(came, null);
        if (type.sort() == FileType.PICTURE) {
            drawn = drawn(id, incoming, type.mediaType());
        }
        EncryptedFiles.force(incoming);
        var file = file(id);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
        var row = new Kept(
                id,
                FileNames.of(name, type.mediaType()),
                came.sha256(),
                drawn.kept().sha256(),
                type.mediaType(),
                came.size(),
                drawn.kept().size(),
                wanted.keepPlace() ? drawn.place() : null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                false);
        asked(() -> add(row, by));
        return row;
    }

    private record Drawn(Sum kept, @Nullable String place) {}

    /** Puts the picture drawn anew in the place of the one that came. */
    private Drawn drawn(long id, Path incoming, String mediaType) throws IOException {
        var anew = incoming.resolveSibling(incoming.getFileName() + ".drawn");
        var result = new AtomicReference<Drawn>();
        try {
            pictures.draw(
                    () -> files.read(incoming, PLACE, id),
                    picture -> result.set(
                            new Drawn(written(id, anew, out -> picture.writeTo(out, mediaType)), picture.place())));
            Files.move(anew, incoming, StandardCopyOption.REPLACE_EXISTING);
            return Objects.requireNonNull(result.get());
        } finally {
            Files.deleteIfExists(anew);
        }
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private Sum written(long id, Path file, Writing writing) throws IOException {
        var digest = sha256();
        try (var counted = new Counted(files.write(file, PLACE, id));
                var out = new DigestOutputStream(counted, digest)) {
            writing.to(out);
            out.flush();
            return new Sum(HexFormat.of().formatHex(digest.digest()), counted.bytes());
        }
    }

    private static void copy(InputStream in, OutputStream out, long most) throws IOException {
        var buffer = new byte[1 << 16];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            if (total > most) {
                throw tooLarge(most);
            }
            out.write(buffer, 0, read);
        }
    }

    /** What is said to a file that is larger than allowed. */
    public static Refusal tooLarge(long most) {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "FILE_TOO_LARGE",
                new Words(
                        "文件太大了，一个文件最多 %d MB；照片可以先压缩或截图再传，录音请分段。".formatted(most >> 20),
                        "The file is too large, at most %d MB each; make photos smaller first, and recordings shorter."
                                .formatted(most >> 20)));
    }

    private int add(Kept row, @Nullable String by) {
        return jdbc.sql("""
                        insert into upload.file (id, sha256, kept_sha256, type, size, kept_size, name, place, by_login, at)
                        overriding system value
                        values (:id, :sha256, :keptSha256, :type, :size, :keptSize, :name, :place, :by, :at)
                        """)
                .param("id", row.id())
                .param("sha256", row.sha256())
                .param("keptSha256", row.keptSha256())
                .param("type", row.type())
                .param("size", row.size())
                .param("keptSize", row.keptSize())
                .param("name", uploadTexts.encrypt("name", row.id(), row.name()))
                .param("place", uploadTexts.encrypt("place", row.id(), row.place()))
                .param("by", by)
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is known of files, by number; those that are not there are missing. */
    public List<Kept> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : asked(() -> jdbc.sql("select * from upload.file where id = any(?) order by id")
                        .param((Object) ids.toArray(Long[]::new))
                        .query((row, _) -> kept(row))
                        .list());
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("id"),
                uploadTexts.read(row, "name"),
                row.getString("sha256"),
                row.getString("kept_sha256"),
                row.getString("type"),
                row.getLong("size"),
                row.getLong("kept_size"),
                uploadTexts.read(row, "place"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("erased_on") != null);
    }

    /**
     * Opens a file to read it; whoever asks has made sure that it may be seen.
     *
     * @throws Refusal if there is no such file any more
     */
    public Opened open(long id) {
        var known = find(List.of(id)).stream()
                .filter(file -> !file.erased())
                .findFirst()
                .orElseThrow(Uploads::gone);
        try {
            return new Opened(known, files.read(file(id), PLACE, id));
        } catch (IOException missing) {
            throw gone();
        }
    }

    private static Refusal gone() {
        return Refusal.notFound(
                "FILE_GONE", "这个文件已经没有了，可能已按规定删除。", "This file is there no more; it may have been erased by rule.");
    }

    /** Erases files by rule; hashes and sizes stay. */
    public void erase(Collection<Long> ids) {
        asked(() -> jdbc.sql("""
                        update upload.file set name = null, place = null, erased_on = :today
                         where id = any(:ids) and erased_on is null
                        """)
                .param("today", LocalDate.ofInstant(clock.instant(), BeijingTime.ZONE))
                .param("ids", ids.toArray(Long[]::new))
                .update());
        for (long id : ids) {
            try {
                Files.deleteIfExists(file(id));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** A thousand to a folder. */
    Path file(long id) {
        return properties.home().resolve(String.valueOf(id / 1_000)).resolve(String.valueOf(id));
    }

    private <T> T asked(Supplier<T> work) {
        return RowScope.asApplication(() -> Objects.requireNonNull(apart.execute(_ -> work.get())));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
