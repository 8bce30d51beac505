package anxin.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs files into one package. */
final class Zip {

    private Zip() {}

    static Path ofFolder(Path folder, Path zip) {
        try (var files = Files.list(folder)) {
            return of(zip, files.sorted().toArray(Path[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path of(Path zip, Path... files) {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var file : Arrays.asList(files)) {
                out.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
