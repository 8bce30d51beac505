package anxin.server.warning;

import org.jspecify.annotations.Nullable;

/**
 * Warnings have been raised, changed in level or cleared.
 *
 * @param importId the import whose rows led to it; empty when it was a scan
 */
public record WarningsChanged(
        long scanId, @Nullable Long importId, int raised, int levelRaised, int levelLowered, int cleared) {}
