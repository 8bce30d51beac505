package anxin.server.exchange;

import anxin.engine.datapackage.PackageFile;
import anxin.engine.datapackage.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reading side hands to the database side. */
sealed interface Batch {

    /** Rows of one file that passed the checks; the files are counted in reading order. */
    record Rows(int fileNumber, PackageFile file, List<Row> rows) implements Batch {}

    /** Everything has been read, or reading failed. */
    record End(@Nullable Exception failure) implements Batch {}
}
