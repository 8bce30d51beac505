package anxin.server.exchange;

import anxin.engine.datapackage.RejectedCsv;
import anxin.engine.datapackage.Rejection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** All rejected rows of an import, in a file that is in its place only once it is complete. */
final class RejectedFile implements AutoCloseable {

    private final Path path;
    private final Path unfinished;
    private final RejectedCsv csv;
    private boolean finished;

    RejectedFile(Path path, Path unfinished, OutputStream out) throws IOException {
        this.path = path;
        this.unfinished = unfinished;
        this.csv = new RejectedCsv(out, Locale.CHINESE);
    }

    void write(Rejection rejection) {
        csv.write(rejection);
    }

    /** Puts the finished file in its place. */
    void finish() throws IOException {
        csv.close();
        finished = true;
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            csv.close();
            Files.deleteIfExists(unfinished);
        }
    }
}
