package anxin.server.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A CSV file that is there whole or not at all: written beside its place and moved there when it is done. */
final class WholeFile implements AutoCloseable {

    private final Path file;
    private final Path beside;
    private final CsvWriter csv;
    private boolean done;

    WholeFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        this.beside = this.file.resolveSibling(".%s.part".formatted(file.getFileName()));
        this.csv = CsvWriter.builder().build(beside, StandardCharsets.UTF_8);
    }

    void write(Iterable<String> cells) {
        csv.writeRecord(cells);
    }

    void write(String... cells) {
        csv.writeRecord(cells);
    }

    void done() throws IOException {
        csv.close();
        done = true;
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        if (!done) {
            csv.close();
        }
        Files.deleteIfExists(beside);
    }
}
