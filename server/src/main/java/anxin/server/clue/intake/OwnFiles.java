package anxin.server.clue.intake;

import anxin.server.clue.ReporterSpoke;
import anxin.server.clue.ReporterSpoke.What;
import anxin.server.clue.intake.OwnClues.OwnClue;
import anxin.server.clue.intake.OwnClues.Shown;
import anxin.server.clue.intake.Steps.NewStep;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.upload.FileType;
import anxin.server.upload.Kept;
import anxin.server.upload.Uploads;
import anxin.server.upload.Wanted;
import anxin.server.words.Words;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Evidence whoever reported sends along: kept first, then noted once, whatever the line does. */
@Component
public class OwnFiles {

    private static final int MOST_FILES = 40;

    private final OwnClues clues;
    private final Uploads uploads;
    private final JdbcClient jdbc;
    private final Steps steps;
    private final PersonCodes codes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OwnFiles(
            OwnClues clues,
            Uploads uploads,
            JdbcClient jdbc,
            Steps steps,
            PersonCodes codes,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.clues = clues;
        this.uploads = uploads;
        this.jdbc = jdbc;
        this.steps = steps;
        this.codes = codes;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What it is said to be. */
    public enum Kind {
        PHOTO(EnumSet.of(FileType.PICTURE)),
        VOICE(EnumSet.of(FileType.AUDIO)),
        LIST(EnumSet.of(FileType.SHEET, FileType.TEXT, FileType.PICTURE, FileType.PDF)),
        OTHER(EnumSet.allOf(FileType.class));

        private final Set<FileType> types;

        Kind(Set<FileType> types) {
            this.types = types;
        }
    }

    /** A file of a clue. */
    public record Added(long id, Kept file) {}

    public Added add(Shown shown, Kind kind, InputStream content, String name, boolean keepPlace) {
        var clue = clues.open(shown.number(), shown.secret());
        var code = codes.request(shown.key());
        return before(clue, code).orElseGet(() -> {
            if (clue.files().size() >= MOST_FILES) {
                throw Refusal.conflict(
                        "FILES_FULL",
                        "已经传了 %d 个文件，够多了；如还有重要的，请用“补充情况”说明，或当面提交。".formatted(MOST_FILES),
                        "%d files are there already; say what else there is, or bring it to the office."
                                .formatted(MOST_FILES));
            }
            var kept = uploads.keep(content, name, new Wanted(kind.types, 0, keepPlace), null);
            return note(clue, code, kind, kept);
        });
    }

    /** What came with this key before. */
    private Optional<Added> before(OwnClue clue, byte[] code) {
        return RowScope.asApplication(() -> jdbc.sql("""
                                select f.id, f.upload_id from clue.request r join clue.file f on f.id = r.made
                                 where r.clue_id = :clue and r.code = :code
                                """)
                        .param("clue", clue.id())
                        .param("code", code)
                        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                        .optional())
                .map(known ->
                        new Added(known[0], uploads.find(List.of(known[1])).getFirst()));
    }

    private Added note(OwnClue clue, byte[] code, Kind kind, Kept kept) {
        long id = RowScope.asApplication(() -> Objects.requireNonNull(transaction.execute(_ -> {
            int fresh = jdbc.sql("insert into clue.request (clue_id, code) values (?, ?) on conflict do nothing")
                    .params(clue.id(), code)
                    .update();
            if (fresh == 0) {
                return 0L;
            }
            long file = jdbc.sql("""
                            insert into clue.file (clue_id, upload_id, kind, at) values (:clue, :upload, :kind, :at) returning id
                            """)
                    .param("clue", clue.id())
                    .param("upload", kept.id())
                    .param("kind", kind.name())
                    .param("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
            jdbc.sql("update clue.request set made = ? where clue_id = ? and code = ?")
                    .params(file, clue.id(), code)
                    .update();
            steps.add(NewStep.ofReporter(
                    clue.id(),
                    "FILE_ADDED",
                    new Words("您提交了材料", "You sent a file"),
                    null,
                    Map.of("file", file, "sha256", kept.sha256(), "kept", kept.keptSha256(), "size", kept.size())));
            events.publishEvent(new ReporterSpoke(clue.id(), What.FILE));
            return file;
        })));
        if (id == 0) {
            // The same came on another line meanwhile.
            uploads.erase(List.of(kept.id()));
            return before(clue, code).orElseThrow();
        }
        return new Added(id, kept);
    }
}
