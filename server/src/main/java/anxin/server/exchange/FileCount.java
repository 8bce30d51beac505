package anxin.server.exchange;

import anxin.engine.datapackage.FileKind;

/** What became of the rows of one file; {@code read} is the sum of the others. */
public record FileCount(
        String file,
        FileKind kind,
        long read,
        long added,
        long changed,
        long unchanged,
        long withdrawn,
        long rejected) {}
