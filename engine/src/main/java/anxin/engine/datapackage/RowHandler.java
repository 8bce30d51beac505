package anxin.engine.datapackage;

/** Receives what a package holds, file by file in the order of {@link FileKind} and row by row in the order of lines. */
public interface RowHandler {

    /** A row that passed all checks. */
    void row(Row row);

    /** A row, or a whole file, that is not taken; at most one per row. */
    void rejected(Rejection rejection);

    void remark(Remark remark);

    default void fileStarted(PackageFile file) {}

    /** Called now and then while a file is read. What a handler throws, here or elsewhere, ends the reading and comes out of it. */
    default void progress(PackageFile file, long bytesRead, long rows) {}

    /** @param rows rows read, blank lines left out, of which {@code rejected} were not taken */
    default void fileFinished(PackageFile file, long rows, long rejected) {}
}
