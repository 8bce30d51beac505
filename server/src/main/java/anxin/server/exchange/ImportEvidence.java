package anxin.server.exchange;

import anxin.engine.calendar.BeijingTime;
import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import anxin.server.secrecy.DamagedFile;
import anxin.server.words.Trouble;
import anxin.server.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every data package (数据包) that was applied, by its SHA-256 and what became of its rows. */
@Component
class ImportEvidence implements EvidenceSource {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PackageStore packages;
    private final PackageErasure erasure;

    ImportEvidence(JdbcClient jdbc, JsonMapper json, PackageStore packages, PackageErasure erasure) {
        this.jdbc = jdbc;
        this.json = json;
        this.packages = packages;
        this.erasure = erasure;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Words title() {
        return new Words("数据包导入 exchange.import ", "exchange.import");
    }

    @Override
    public List<Happening> take(int most) {
        var ids = jdbc.sql("select import_id from exchange.unsealed order by import_id limit ?")
                .param(most)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = find(ids);
        jdbc.sql("delete from exchange.unsealed where import_id = any(?)")
                .param(found.stream().map(Happening::id).toArray(Long[]::new))
                .update();
        return found;
    }

    @Override
    public long outstanding() {
        return jdbc.sql("select count(*) from exchange.unsealed")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Happening> find(Collection<Long> ids) {
        return jdbc.sql(
                        "select * from exchange.import where id = any(?) and state = 'DONE' and not dry_run order by id")
                .param(ids.toArray(Long[]::new))
                .query(this::imported)
                .list();
    }

    private Happening imported(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        var at = instant(row, "finished_at");
        var day = LocalDate.ofInstant(at, BeijingTime.ZONE);
        var counts = json.readValue(row.getString("counts"), FileCount[].class);

        var about = new HashMap<String, @Nullable Object>();
        about.put("import", id);
        about.put("sha256", row.getString("sha256"));
        about.put("size", row.getLong("size"));
        about.put("rejected", row.getLong("rejected"));
        about.put("files", Arrays.stream(counts).map(ImportEvidence::counted).toList());

        var content = new HashMap<String, @Nullable Object>(about);
        content.put("fileName", row.getString("file_name"));
        content.put("keptAs", row.getString("kept_as"));
        content.put("fileNames", Arrays.stream(counts).map(FileCount::file).toList());
        content.put("area", row.getInt("area"));
        content.put("org", row.getInt("org_id"));
        content.put("by", row.getLong("submitted_by"));
        content.put("name", row.getString("submitted_name"));
        var key = row.getString("submitted_key");
        if (key != null) {
            content.put("key", key);
        }
        content.put("submittedAt", instant(row, "submitted_at").toString());
        content.put("finishedAt", at.toString());
        return new Happening(
                "PACKAGE_IMPORTED",
                id,
                subject(id),
                day,
                at,
                about,
                content,
                false,
                new Words(
                        "第 %d 号数据包于 %s 导入，SHA-256 为 %s".formatted(id, day, row.getString("sha256")),
                        "Package %d was imported on %s, its SHA-256 is %s"
                                .formatted(id, day, row.getString("sha256"))));
    }

    static String subject(long importId) {
        return "import/" + importId;
    }

    // What a file was called stays in the hashed content: people put names into names.
    private static Map<String, Object> counted(FileCount count) {
        return Map.of(
                "kind", count.kind().name(),
                "read", count.read(),
                "added", count.added(),
                "changed", count.changed(),
                "unchanged", count.unchanged(),
                "withdrawn", count.withdrawn(),
                "rejected", count.rejected());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public List<Long> sealedAfter(long id, int most) {
        return jdbc.sql("""
                        select i.id from exchange.import i
                         where i.id > ? and i.state = 'DONE' and not i.dry_run
                           and not exists (select 1 from exchange.unsealed u where u.import_id = i.id)
                         order by i.id limit ?
                        """).params(id, most).query(Long.class).list();
    }

    /** Every kept package must still have the SHA-256 it came with, and none be called erased that must be kept. */
    @Override
    public void inspect(Consumer<Words> fault) {
        erasure.wronglyErased()
                .forEach(id -> fault.accept(new Words(
                        "第 %d 号导入的数据包被标为已按规定删除，但它所涉项目并没有都删除。".formatted(id),
                        "The package of import %d is called erased by rule, but not all of its projects are."
                                .formatted(id))));
        record Kept(String keptAs, String sha256, long id) {}
        jdbc.sql("""
                        select kept_as, sha256, min(id) as id from exchange.import
                         where state = 'DONE' and not dry_run and erased_by is null
                         group by kept_as, sha256 order by min(id)
                        """).query(Kept.class).list().forEach(kept -> {
            try {
                var found = sha256(kept.keptAs());
                if (found == null) {
                    fault.accept(new Words(
                            "第 %d 号导入的数据包 %s 不在了。".formatted(kept.id(), kept.keptAs()),
                            "The package of import %d, %s, is gone.".formatted(kept.id(), kept.keptAs())));
                } else if (!kept.sha256().equals(found)) {
                    fault.accept(new Words(
                            "第 %d 号导入的数据包 %s 被改动过，它的 SHA-256 现在是 %s。".formatted(kept.id(), kept.keptAs(), found),
                            "The package of import %d, %s, was changed; its SHA-256 is now %s."
                                    .formatted(kept.id(), kept.keptAs(), found)));
                }
            } catch (DamagedFile | Trouble unreadable) {
                fault.accept(new Words(
                        "第 %d 号导入的数据包 %s 被改动过或不完整，解不开。".formatted(kept.id(), kept.keptAs()),
                        "The package of import %d, %s, was changed or is not whole and cannot be decrypted."
                                .formatted(kept.id(), kept.keptAs())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private @Nullable String sha256(String keptAs) throws IOException {
        try (var in = new DigestInputStream(packages.open(keptAs), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchFileException gone) {
            return null;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
