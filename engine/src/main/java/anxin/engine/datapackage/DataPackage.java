package anxin.engine.datapackage;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A data package (数据包): a folder, a zip, or a single csv or xlsx file. */
public final class DataPackage implements AutoCloseable {

    private DataPackage() {}

    /**
     * Opens a package and looks over its files without reading rows.
     *
     * @param today nobody is born after this day
     */
    public static DataPackage open(Path source, LocalDate today, Limits limits) throws BadPackage {
        throw new UnsupportedOperationException();
    }

    /** The files that will be read, in reading order. */
    public List<PackageFile> files() {
        throw new UnsupportedOperationException();
    }

    /** Reads and checks all rows, in the order of {@link FileKind}. May be called again, with the same outcome. */
    public void read(KnownReferences known, RowHandler handler) throws BadPackage {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
