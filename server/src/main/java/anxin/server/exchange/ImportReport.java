package anxin.server.exchange;

import anxin.server.words.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import with everything that is known of it.
 *
 * @param erased whether its package and the cells of its rejected rows were erased by rule
 */
public record ImportReport(
        long id,
        String fileName,
        String sha256,
        long size,
        ImportState state,
        boolean dryRun,
        boolean cancelRequested,
        String by,
        @Nullable String key,
        Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempts,
        @Nullable ImportProgress progress,
        List<FileCount> files,
        List<Words> remarks,
        long rejected,
        @Nullable Words failure,
        @Nullable WarningCounts warningsChanged,
        boolean erased) {}
