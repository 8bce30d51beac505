package anxin.engine.datapackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file as it lies in a folder or in a zip. */
interface PackedFile {

    /** Its name within the package. */
    String name();

    /** Its size unpacked, as far as is known before it is read. */
    long bytes();

    InputStream open() throws IOException;

    /** The file on disk, unpacked first if need be. */
    Path path() throws IOException;

    /** What speaks against reading it, if anything. */
    default @Nullable Flaw obstacle() {
        return null;
    }
}
