package anxin.simulator;

import anxin.engine.datapackage.FileKind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a written city into one file, as a contractor would hand it in: the data without the truth. */
public final class PackageZip {

    /** The same for every file, so that the same city gives the same bytes. */
    private static final LocalDateTime PACKED_AT = LocalDateTime.of(2020, 5, 1, 0, 0);

    private PackageZip() {}

    public static void write(Path folder, Path zip) throws IOException {
        try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            for (var kind : FileKind.values()) {
                var entry = new ZipEntry(CityFiles.name(kind));
                entry.setTimeLocal(PACKED_AT);
                out.putNextEntry(entry);
                Files.copy(folder.resolve(CityFiles.name(kind)), out);
                out.closeEntry();
            }
        }
    }
}
