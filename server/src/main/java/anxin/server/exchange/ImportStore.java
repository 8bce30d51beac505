package anxin.server.exchange;

import anxin.engine.datapackage.FileKind;
import anxin.engine.datapackage.Rejection;
import anxin.server.access.Scope;
import anxin.server.secrecy.EncryptedColumns;
import anxin.server.words.Erased;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The imports and their rejected rows. */
@Repository
class ImportStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    private final EncryptedColumns rejectionColumns;

    ImportStore(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, EncryptedColumns rejectionColumns) {
        this.rejectionColumns = rejectionColumns;
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** An import that a worker has taken on. */
    record Taken(
            long id,
            String keptAs,
            String sha256,
            int area,
            int orgId,
            boolean dryRun,
            int attempts,
            boolean cancelRequested) {}

    ImportId add(PackageStore.Kept kept, Submitter by, boolean dryRun) {
        return new ImportId(jdbc.sql("""
                        insert into exchange.import
                               (file_name, kept_as, sha256, size, area, org_id, submitted_by, submitted_name, submitted_key,
                                dry_run)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        returning id
                        """)
                .param(kept.name())
                .param(kept.keptAs())
                .param(kept.sha256())
                .param(kept.size())
                .param(by.area())
                .param(by.orgId())
                .param(by.userId())
                .param(by.name())
                .param(by.key())
                .param(dryRun)
                .query(Long.class)
                .single());
    }

    /**
     * The next import to do, for whoever holds the lock. One that is marked as running then was interrupted, and is taken
     * on again.
     */
    Optional<Taken> takeNext() {
        return jdbc.sql("""
                        update exchange.import
                           set state = 'CHECKING', attempts = attempts + 1, started_at = clock_timestamp(), progress = null
                         where id = (select id from exchange.import
                                      where state in ('QUEUED', 'CHECKING', 'APPLYING')
                                      order by id limit 1)
                        returning id, kept_as, sha256, area, org_id, dry_run, attempts, cancel_requested
                        """).query(Taken.class).optional();
    }

    /** Notes how far an import is; answers whether it is to be cancelled. */
    boolean progressed(long id, @Nullable ImportProgress progress) {
        return jdbc.sql("""
                        update exchange.import
                           set progress = coalesce(?::jsonb, progress), state = coalesce(?, state)
                         where id = ? and state in ('CHECKING', 'APPLYING')
                        returning cancel_requested
                        """)
                .param(progress == null ? null : json.writeValueAsString(progress))
                .param(progress == null ? null : progress.phase().name())
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Notes which projects a package names, by their codes; also what of it was rejected says so. */
    void names(long id, Collection<String> projects) {
        jdbc.sql("update exchange.import set projects = ? where id = ?")
                .params(projects.toArray(String[]::new), id)
                .update();
    }

    /** Asks for an import to be cancelled; one that has not begun is cancelled at once. */
    void requestCancel(long id) {
        jdbc.sql("""
                        update exchange.import
                           set cancel_requested = true,
                               state = case when state = 'QUEUED' then 'CANCELLED' else state end,
                               finished_at = case when state = 'QUEUED' then clock_timestamp() else finished_at end
                         where id = ? and state in ('QUEUED', 'CHECKING', 'APPLYING')
                        """).param(id).update();
    }

    /** Writes what an import came to, in the transaction of its rows. */
    void done(long id, Outcome outcome) {
        jdbc.sql("""
                        update exchange.import
                           set state = 'DONE', finished_at = clock_timestamp(), progress = null, counts = ?::jsonb,
                               remarks = ?::jsonb, rejected = ?
                         where id = ?
                        """)
                .params(
                        json.writeValueAsString(outcome.files()),
                        json.writeValueAsString(outcome.remarks()),
                        outcome.rejected(),
                        id)
                .update();
        addRejections(id, outcome.rejections());
    }

    private void addRejections(long importId, List<Rejection> rejections) {
        var ids = batches.execute((ConnectionCallback<List<Long>>)
                        connection -> rejectionColumns.newIds(connection, rejections.size()))
                .iterator();
        var seq = new long[1];
        batches.batchUpdate("""
                insert into exchange.rejection (id, import_id, seq, file, line, col, code, value, zh, en)
                overriding system value
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rejections, 1000, (row, rejection) -> {
            long id = ids.next();
            row.setLong(1, id);
            row.setLong(2, importId);
            row.setLong(3, ++seq[0]);
            row.setString(4, storable(rejection.file()));
            row.setLong(5, rejection.line());
            row.setString(6, storable(rejection.column()));
            row.setString(7, rejection.code());
            row.setBytes(8, rejectionColumns.encrypt("value", id, storable(rejection.value())));
            row.setBytes(9, rejectionColumns.encrypt("zh", id, storable(rejection.sentence(Locale.CHINESE))));
            row.setBytes(10, rejectionColumns.encrypt("en", id, storable(rejection.sentence(Locale.ENGLISH))));
        });
    }

    // PostgreSQL keeps every character but one.
    private static String storable(String text) {
        return text.indexOf(0) < 0 ? text : text.replace('\0', '\ufffd');
    }

    void failed(long id, Words why) {
        jdbc.sql("""
                        update exchange.import
                           set state = 'FAILED', finished_at = clock_timestamp(), progress = null, failure = ?::jsonb
                         where id = ? and state in ('QUEUED', 'CHECKING', 'APPLYING')
                        """).params(json.writeValueAsString(why), id).update();
    }

    void cancelled(long id) {
        jdbc.sql("""
                        update exchange.import set state = 'CANCELLED', finished_at = clock_timestamp(), progress = null
                         where id = ? and state in ('CHECKING', 'APPLYING')
                        """).param(id).update();
    }

    /** Puts an import back into the queue; {@code counted} if the attempt is to count. */
    void requeue(long id, boolean counted) {
        jdbc.sql("""
                        update exchange.import set state = 'QUEUED', progress = null, attempts = attempts - ?
                         where id = ? and state in ('CHECKING', 'APPLYING')
                        """).params(counted ? 0 : 1, id).update();
    }

    void warningsChanged(long id, WarningCounts changed) {
        jdbc.sql("update exchange.import set warnings_changed = ?::jsonb where id = ?")
                .params(json.writeValueAsString(changed), id)
                .update();
    }

    Optional<ImportReport> find(long id, Scope scope) {
        return jdbc.sql("select * from exchange.import where id = ? and area between ? and ?")
                .params(id, scope.areaFrom(), scope.areaTo())
                .query(this::report)
                .optional();
    }

    /** The latest imports, those before {@code before} only. */
    List<ImportReport> latest(Scope scope, long before, int limit) {
        return jdbc.sql("""
                        select * from exchange.import
                         where area between ? and ? and id < ?
                         order by id desc limit ?
                        """)
                .params(scope.areaFrom(), scope.areaTo(), before, limit)
                .query(this::report)
                .list();
    }

    String keptAs(long id) {
        return jdbc.sql("select kept_as from exchange.import where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** Rejected rows of an import after {@code after}, in the order in which they were found. */
    List<RejectedRow> rejections(long id, @Nullable String file, long after, int limit) {
        return jdbc.sql("""
                        select id, seq, file, line, col, value, code, zh, en
                          from exchange.rejection
                         where import_id = :id and seq > :after and (:file::text is null or file = :file)
                         order by seq limit :limit
                        """)
                .param("id", id)
                .param("after", after)
                .param("file", file)
                .param("limit", limit)
                .query((row, _) -> new RejectedRow(
                        row.getLong("seq"),
                        row.getString("file"),
                        row.getLong("line"),
                        row.getString("col"),
                        columnName(row.getString("file"), row.getString("col")),
                        text(row, "value", Erased.words().zh()),
                        row.getString("code"),
                        new Words(
                                text(row, "zh", Erased.words().zh()),
                                text(row, "en", Erased.words().en()))))
                .list();
    }

    private String text(ResultSet row, String column, String whenErased) throws SQLException {
        return Objects.requireNonNullElse(rejectionColumns.read(row, column), whenErased);
    }

    private static String columnName(String file, String column) {
        var base = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        return Arrays.stream(FileKind.values())
                .filter(kind ->
                        kind.fileName().equalsIgnoreCase(base) || kind.chinese().equals(base))
                .flatMap(kind -> kind.columns().stream())
                .filter(c -> c.name().equals(column))
                .findFirst()
                .map(c -> c.chinese())
                .orElse(column);
    }

    private ImportReport report(ResultSet row, int number) throws SQLException {
        return new ImportReport(
                row.getLong("id"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("size"),
                ImportState.valueOf(row.getString("state")),
                row.getBoolean("dry_run"),
                row.getBoolean("cancel_requested"),
                row.getString("submitted_name"),
                row.getString("submitted_key"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getInt("attempts"),
                read(row, "progress", ImportProgress.class),
                Arrays.asList(json.readValue(row.getString("counts"), FileCount[].class)),
                Arrays.asList(json.readValue(row.getString("remarks"), Words[].class)),
                row.getLong("rejected"),
                read(row, "failure", Words.class),
                read(row, "warnings_changed", WarningCounts.class),
                row.getObject("erased_by") != null);
    }

    private <T> @Nullable T read(ResultSet row, String column, Class<T> type) throws SQLException {
        var text = row.getString(column);
        return text == null ? null : json.readValue(text, type);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
