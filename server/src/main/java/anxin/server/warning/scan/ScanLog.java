package anxin.server.warning.scan;

import anxin.server.database.RowScope;
import anxin.server.warning.life.Tally;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of scans (扫描日志): each with its state, how far it is and what it did. */
@Repository
public class ScanLog {

    private static final String INTERRUPTED =
            "扫描中断：程序在扫描时停止。 The scan was interrupted: the application stopped while it ran.";

    private static final String COLUMNS = """
            select id, kind, state, as_of, moves, asked_by, import_id, started_at, finished_at, projects, judged,
                   findings, raised, level_raised, level_lowered, cleared, failure
              from warning.scan
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ScanLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why a scan was run. */
    public enum Kind {
        DAILY,
        ASKED,
        IMPORT
    }

    /** One line of the log. */
    public record Entry(
            long id,
            String kind,
            String state,
            LocalDate asOf,
            boolean moves,
            @Nullable String askedBy,
            @Nullable Long importId,
            Instant startedAt,
            @Nullable Instant finishedAt,
            int projects,
            int judged,
            long findings,
            int raised,
            int levelRaised,
            int levelLowered,
            int cleared,
            @Nullable String failure) {}

    long start(Kind kind, LocalDate asOf, boolean moves, @Nullable String askedBy, @Nullable Long importId) {
        return jdbc.sql("""
                        insert into warning.scan (kind, state, as_of, moves, asked_by, import_id, started_at)
                        values (:kind, 'RUNNING', :asOf, :moves, :askedBy, :importId, :now) returning id
                        """)
                .param("kind", kind.name())
                .param("asOf", asOf)
                .param("moves", moves)
                .param("askedBy", askedBy)
                .param("importId", importId)
                .param("now", now())
                .query(Long.class)
                .single();
    }

    void progress(long id, int projects, int judged, long findings, Tally tally) {
        jdbc.sql("""
                        update warning.scan
                           set projects = :projects, judged = :judged, findings = :findings, raised = :raised,
                               level_raised = :levelRaised, level_lowered = :levelLowered, cleared = :cleared
                         where id = :id
                        """)
                .param("id", id)
                .param("projects", projects)
                .param("judged", judged)
                .param("findings", findings)
                .param("raised", tally.raised())
                .param("levelRaised", tally.levelRaised())
                .param("levelLowered", tally.levelLowered())
                .param("cleared", tally.cleared())
                .update();
    }

    void finish(long id) {
        jdbc.sql("update warning.scan set state = 'DONE', finished_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    void fail(long id, String failure) {
        jdbc.sql("update warning.scan set state = 'FAILED', finished_at = :now, failure = :failure where id = :id")
                .param("now", now())
                .param("failure", failure)
                .param("id", id)
                .update();
    }

    /** Runs a scan that moves nothing on a thread of its own, of what the asker may see, and keeps its line; gives the line's number at once. */
    public long watch(LocalDate asOf, String askedBy, Consumer<Progress> scan) {
        long id = start(Kind.ASKED, asOf, false, askedBy, null);
        Thread.ofPlatform().name("scan-" + id).daemon().start(RowScope.carriedBy(() -> {
            try {
                scan.accept((projects, judged, findings) -> progress(id, projects, judged, findings, Tally.NONE));
                finish(id);
            } catch (RuntimeException failure) {
                fail(id, String.valueOf(failure.getMessage()));
            }
        }));
        return id;
    }

    /** Told how far a scan is. */
    @FunctionalInterface
    public interface Progress {

        void reached(int projects, int judged, long findings);
    }

    /** Scans of all projects that were running when their process died; only to be asked by the one who may scan now. */
    void giveUpInterrupted() {
        jdbc.sql("""
                        update warning.scan set state = 'FAILED', finished_at = :now, failure = :failure
                         where state = 'RUNNING' and kind <> 'IMPORT'
                        """).param("now", now()).param("failure", INTERRUPTED).update();
    }

    /** The judging of an import that was running when its process died; to be asked before it is done again. */
    void giveUpInterrupted(long importId) {
        jdbc.sql("""
                        update warning.scan set state = 'FAILED', finished_at = :now, failure = :failure
                         where state = 'RUNNING' and import_id = :importId
                        """)
                .param("now", now())
                .param("failure", INTERRUPTED)
                .param("importId", importId)
                .update();
    }

    /** Whether all projects have been judged for this day since it began. */
    boolean doneOn(LocalDate day) {
        return jdbc.sql("""
                        select exists (select 1 from warning.scan
                                        where as_of = :day and moves and state = 'DONE' and kind <> 'IMPORT')
                        """).param("day", day).query(Boolean.class).single();
    }

    /** The last scan of all projects that came to its end. */
    public @Nullable Entry lastOfAll() {
        return jdbc.sql(COLUMNS + " where state = 'DONE' and moves and kind <> 'IMPORT' order by id desc limit 1")
                .query(Entry.class)
                .optional()
                .orElse(null);
    }

    public Optional<Entry> find(long id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(Entry.class)
                .optional();
    }

    /** Newest first, before the given number. */
    public List<Entry> list(long before, int limit) {
        return jdbc.sql(COLUMNS + " where id < :before order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
